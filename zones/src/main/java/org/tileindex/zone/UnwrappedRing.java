package org.tileindex.zone;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.relateng.RelateNG;

/// A closed ring each of whose vertices is moved by a whole number of turns, so that no edge spans more than 180°.
///
/// A ring that does not come back to its start has gone round a pole, see [PolarRing].
///
/// An edge along a pole has no length on the ground and never counts as a jump; data cut at the antimeridian close
/// Antarctica with such an edge. The edges of a band round the world do not count either, because they may go all the
/// way round. A ring exactly 360° wide is a band if it runs twice along the meridian of its two sides, where the band
/// is cut.
final class UnwrappedRing {
    private static final double TURN = 360;
    private static final double HALF = 180;
    private static final double POLE = 90;

    private final double[] ring;
    private final int[] turns;

    /// @param turns the number of turns by which each vertex of `ring` is moved
    private UnwrappedRing(double[] ring, int[] turns) {
        this.ring = ring;
        this.turns = turns;
    }

    static UnwrappedRing of(double[] ring) {
        int[] turns = new int[ring.length / 2];
        boolean jumps = false;
        for (int v = 1; v < turns.length; v++) {
            int jump = jump(ring, 2 * v);
            turns[v] = turns[v - 1] + jump;
            jumps |= jump != 0;
        }
        return new UnwrappedRing(ring, jumps && isBand(ring) ? new int[turns.length] : turns);
    }

    /// This ring without its cut, if it is cut along a meridian and its way along a pole is a whole turn: it goes round
    /// the pole. Otherwise this ring.
    UnwrappedRing withoutCut() {
        if (around() != 0 || !isBand()) {
            return this;
        }
        int[] joined = turns.clone();
        double along = 0;
        for (int v = 1; v < joined.length; v++) {
            int i = 2 * v;
            boolean onPole = Math.abs(ring[i + 1]) == POLE && ring[i + 1] == ring[i - 1];
            along = onPole ? along + ring[i] - ring[i - 2] : 0;
            int jump = (int) -(along / TURN);
            joined[v] = joined[v - 1] + turns[v] - turns[v - 1] + jump;
            along += TURN * jump;
        }
        return new UnwrappedRing(ring, joined);
    }

    /// The number of turns that the vertex at `i` must move so that the edge to it goes the short way round.
    private static int jump(double[] ring, int i) {
        if (Math.abs(ring[i + 1]) == POLE && ring[i + 1] == ring[i - 1]) {
            return 0;
        }
        double width = ring[i] - ring[i - 2];
        return Math.abs(width) <= HALF ? 0 : (int) -Math.rint(width / TURN);
    }

    private static boolean isBand(double[] ring) {
        Interval sides = Interval.longitudes(ring);
        if (sides.width() != TURN) {
            return false;
        }
        List<Interval> alongSides = IntStream.range(1, ring.length / 2)
                .map(v -> 2 * v)
                .filter(i -> sides.endsAt(ring[i - 2]) && sides.endsAt(ring[i]) && ring[i - 1] != ring[i + 1])
                .mapToObj(i -> Interval.between(ring[i - 1], ring[i + 1]))
                .sorted(Comparator.comparingDouble(Interval::from))
                .toList();
        return IntStream.range(1, alongSides.size())
                .anyMatch(i -> alongSides.get(i).from() < alongSides.get(i - 1).to());
    }

    /// The ring as it was drawn.
    double[] drawn() {
        return ring;
    }

    /// The number of turns by which vertex `v` is moved.
    int turns(int v) {
        return turns[v];
    }

    /// The number of times that the ring goes round a pole, positive eastwards; 0 for a ring that comes back to its
    /// start.
    int around() {
        return turns[turns.length - 1];
    }

    /// Whether the ring is a band round the world, cut along a meridian.
    boolean isBand() {
        return isBand(ring);
    }

    /// Whether all vertices lie in [-180, 180] and none is moved.
    boolean isPlane() {
        for (int v = 0; v < turns.length; v++) {
            if (turns[v] != 0 || Math.abs(ring[2 * v]) > HALF) {
                return false;
            }
        }
        return true;
    }

    Interval longitudes() {
        return Interval.longitudes(moved(0));
    }

    /// The ring in the plane, moved by another `copy` turns.
    double[] moved(int copy) {
        double[] moved = ring.clone();
        for (int v = 0; v < turns.length; v++) {
            moved[2 * v] += TURN * (turns[v] + copy);
        }
        return moved;
    }

    /// Whether the area of the ring, which comes back to its start, covers some ground twice: it winds round the world
    /// for more than a turn, and meets itself there. A ring that crosses itself in the plane is left to
    /// [ZoneValidator#checkTopology].
    boolean overlapsItself() {
        double width = longitudes().width();
        if (width <= TURN) {
            return false;
        }
        Polygon area = JtsPolygons.toJts(new ZonePolygon(moved(0), List.of()));
        return area.isValid()
                && IntStream.rangeClosed(1, (int) (width / TURN))
                        .mapToObj(turn -> AffineTransformation.translationInstance(TURN * turn, 0)
                                .transform(area))
                        .anyMatch(copy -> RelateNG.relate(area, copy, "T********"));
    }
}
