package org.tileindex.zone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lays polygons out in the plane where the antimeridian is no boundary.
///
/// A ring is *unwrapped*: each vertex is moved by a whole number of turns so that no edge spans more than 180°. The
/// polygon is then repeated, a turn apart, as often as it meets [-180, 180]; each repetition keeps the exact
/// coordinates of the vertices that lie there. A ring that does not come back to where it started has gone round a
/// pole, and is closed along the nearer one. Where it touches that pole it is opened instead, for there a longitude
/// says nothing.
///
/// An edge along a pole has no length on the ground and is never taken for a jump; that is how data cut at the
/// antimeridian close Antarctica.
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
        Extent shell = Extent.of(ring(polygon.shell(), turns(polygon.shell(), 0), 0));
        List<ZonePolygon> copies = new ArrayList<>();
        int first = (int) Math.ceil((-HALF - shell.east) / TURN);
        int last = (int) Math.floor((HALF - shell.west) / TURN);
        for (int copy = first; copy <= last; copy++) {
            copies.add(copy(polygon, copy, shell));
        }
        return copies;
    }

    private static ZonePolygon copy(ZonePolygon polygon, int copy, Extent shell) {
        List<double[]> holes = new ArrayList<>(polygon.holes().size());
        for (double[] hole : polygon.holes()) {
            // A hole lies inside its shell, which is no wider than a turn, so their middles are nearer than half a one.
            Extent extent = Extent.of(ring(hole, turns(hole, 0), 0));
            int start = (int) Math.rint((shell.middle() - extent.middle()) / TURN);
            holes.add(ring(hole, turns(hole, start), copy));
        }
        return new ZonePolygon(ring(polygon.shell(), turns(polygon.shell(), 0), copy), holes);
    }

    /// The longitudes of a ring.
    private record Extent(double west, double east) {
        static Extent of(double[] ring) {
            double west = Double.POSITIVE_INFINITY;
            double east = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < ring.length; i += 2) {
                west = Math.min(west, ring[i]);
                east = Math.max(east, ring[i]);
            }
            return new Extent(west, east);
        }

        double middle() {
            return (west + east) / 2;
        }
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
        int around = turns[last] - turns[0];
        double[] moved = new double[ring.length];
        for (int v = 0; v <= last; v++) {
            moved[2 * v] = ring[2 * v] + TURN * (turns[v] + copy);
            moved[2 * v + 1] = ring[2 * v + 1];
        }
        return around == 0 ? moved : closedAlongPole(moved, around);
    }

    /// A ring that ends `around` turns from where it began, joined along the nearer pole: where it touches that pole,
    /// if it does, and else where it ends.
    private static double[] closedAlongPole(double[] open, int around) {
        double latitudes = 0;
        for (int i = 1; i < open.length; i += 2) {
            latitudes += open[i];
        }
        double pole = Math.copySign(POLE, latitudes);
        int end = open.length;
        for (int i = 0; i < end; i += 2) {
            if (open[i + 1] == pole) {
                return openedAt(i, open, around);
            }
        }
        double[] closed = Arrays.copyOf(open, end + 6);
        closed[end] = open[end - 2];
        closed[end + 1] = pole;
        closed[end + 2] = open[0];
        closed[end + 3] = pole;
        closed[end + 4] = open[0];
        closed[end + 5] = open[1];
        return closed;
    }

    /// Repeats the vertex at `at`, which is a pole, and takes back the turns around it from there on.
    private static double[] openedAt(int at, double[] open, int around) {
        double[] opened = new double[open.length + 2];
        System.arraycopy(open, 0, opened, 0, at + 2);
        System.arraycopy(open, at, opened, at + 2, open.length - at);
        for (int i = at + 2; i < opened.length; i += 2) {
            opened[i] -= TURN * around;
        }
        return opened;
    }
}
