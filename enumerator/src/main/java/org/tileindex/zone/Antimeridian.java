package org.tileindex.zone;

import java.util.ArrayList;
import java.util.List;

/// Lays polygons out in the plane where the antimeridian is no boundary.
///
/// A ring is *unwrapped*: each vertex is moved by a whole number of turns so that no edge spans more than
/// 180°. The polygon is then repeated, a turn apart, as often as it meets [-180, 180]; each repetition
/// keeps the exact coordinates of the vertices that lie there. A ring that does not come back to where it
/// started has gone round a pole, and is closed along the nearer one.
///
/// An edge along a pole has no length on the ground and is never taken for a jump; that is how data cut
/// at the antimeridian close Antarctica.
public final class Antimeridian {
    private static final double TURN = 360;
    private static final double HALF = 180;
    private static final double POLE = 90;

    private Antimeridian() {}

    /// The zone with all its polygons laid out in the plane.
    ///
    /// @param zone with checked rings, see [ZoneValidator#checkRings]
    public static Zone unwrap(Zone zone) {
        return new Zone(
                zone.id(),
                zone.polygons().stream()
                        .flatMap(polygon -> unwrap(polygon).stream())
                        .toList());
    }

    /// `polygon` as polygons of the plane; itself if nothing about it leaves or jumps [-180, 180].
    static List<ZonePolygon> unwrap(ZonePolygon polygon) {
        if (isPlane(polygon.shell()) && polygon.holes().stream().allMatch(Antimeridian::isPlane)) {
            return List.of(polygon);
        }
        double[] shell = ring(polygon.shell(), turns(polygon.shell(), 0), 0);
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < shell.length; i += 2) {
            west = Math.min(west, shell[i]);
            east = Math.max(east, shell[i]);
        }
        List<ZonePolygon> copies = new ArrayList<>();
        int first = (int) Math.ceil((-HALF - east) / TURN);
        int last = (int) Math.floor((HALF - west) / TURN);
        for (int copy = first; copy <= last; copy++) {
            copies.add(copy(polygon, copy, west));
        }
        return copies;
    }

    private static ZonePolygon copy(ZonePolygon polygon, int copy, double west) {
        List<double[]> holes = new ArrayList<>(polygon.holes().size());
        for (double[] hole : polygon.holes()) {
            // A hole lies inside its shell, so its first vertex is the one turn that is east of the shell's west.
            int start = (int) Math.ceil((west - hole[0]) / TURN);
            holes.add(ring(hole, turns(hole, start), copy));
        }
        return new ZonePolygon(ring(polygon.shell(), turns(polygon.shell(), 0), copy), holes);
    }

    private static boolean isPlane(double[] ring) {
        for (int i = 0; i < ring.length; i += 2) {
            if (Math.abs(ring[i]) > HALF || (i > 0 && jump(ring, i) != 0)) {
                return false;
            }
        }
        return true;
    }

    /// How many turns the vertex at `i` must move for the edge that leads to it to be the short way round.
    private static int jump(double[] ring, int i) {
        if (Math.abs(ring[i + 1]) == POLE && ring[i + 1] == ring[i - 1]) {
            return 0;
        }
        double width = ring[i] - ring[i - 2];
        return Math.abs(width) <= HALF ? 0 : (int) -Math.rint(width / TURN);
    }

    private static int[] turns(double[] ring, int start) {
        int[] turns = new int[ring.length / 2];
        turns[0] = start;
        for (int v = 1; v < turns.length; v++) {
            turns[v] = turns[v - 1] + jump(ring, 2 * v);
        }
        return turns;
    }

    /// The ring with vertex `v` moved by `turns[v] + copy` turns, closed along a pole if it must be.
    private static double[] ring(double[] ring, int[] turns, int copy) {
        int last = turns.length - 1;
        boolean aroundPole = turns[0] != turns[last];
        double[] moved = new double[ring.length + (aroundPole ? 6 : 0)];
        double latitudes = 0;
        for (int v = 0; v <= last; v++) {
            moved[2 * v] = ring[2 * v] + TURN * (turns[v] + copy);
            moved[2 * v + 1] = ring[2 * v + 1];
            latitudes += ring[2 * v + 1];
        }
        if (aroundPole) {
            double pole = Math.copySign(POLE, latitudes);
            int end = ring.length;
            moved[end] = moved[end - 2];
            moved[end + 1] = pole;
            moved[end + 2] = moved[0];
            moved[end + 3] = pole;
            moved[end + 4] = moved[0];
            moved[end + 5] = moved[1];
        }
        return moved;
    }
}
