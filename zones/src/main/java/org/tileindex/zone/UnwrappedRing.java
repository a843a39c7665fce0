package org.tileindex.zone;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A closed ring each of whose vertices is moved by a whole number of turns, so that no edge spans more than 180°.
///
/// A ring that does not come back to its start has gone round a pole, and is closed along the nearer pole. Where it
/// touches that pole it is opened instead, because a pole has no longitude.
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
        return jumps && isBand(ring)
                ? new UnwrappedRing(ring, new int[turns.length])
                : new UnwrappedRing(ring, turns).closed();
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

    /// The ring itself if it ends where it began. Otherwise it is joined along the nearer pole: where it touches that
    /// pole, or else at its end.
    private UnwrappedRing closed() {
        int around = turns[turns.length - 1];
        if (around == 0) {
            return this;
        }
        double latitudes = 0;
        for (int i = 1; i < ring.length; i += 2) {
            latitudes += ring[i];
        }
        double pole = Math.copySign(POLE, latitudes);
        for (int v = 0; v < turns.length; v++) {
            if (ring[2 * v + 1] == pole) {
                return openedAt(v, around);
            }
        }
        double[] closed = Arrays.copyOf(ring, ring.length + 6);
        double[] alongPole = {ring[0], pole, ring[0], pole, ring[0], ring[1]};
        System.arraycopy(alongPole, 0, closed, ring.length, alongPole.length);
        int[] moves = Arrays.copyOf(turns, turns.length + 3);
        moves[turns.length] = around;
        return new UnwrappedRing(closed, moves);
    }

    /// The ring with vertex `at`, a pole, repeated; from there on the turns around the pole are undone.
    private UnwrappedRing openedAt(int at, int around) {
        double[] opened = new double[ring.length + 2];
        System.arraycopy(ring, 0, opened, 0, 2 * at + 2);
        System.arraycopy(ring, 2 * at, opened, 2 * at + 2, ring.length - 2 * at);
        int[] moves = new int[turns.length + 1];
        System.arraycopy(turns, 0, moves, 0, at + 1);
        for (int v = at; v < turns.length; v++) {
            moves[v + 1] = turns[v] - around;
        }
        return new UnwrappedRing(opened, moves);
    }
}
