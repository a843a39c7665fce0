package org.tileindex.zone;

/// A range of degrees of longitude or latitude, both ends included.
record Interval(double from, double to) {
    /// All longitudes of the world.
    static final Interval WORLD = new Interval(-180, 180);

    private static final double TURN = 360;

    /// The range between two numbers in either order.
    static Interval between(double a, double b) {
        return new Interval(Math.min(a, b), Math.max(a, b));
    }

    /// The longitudes of a ring that has vertices.
    static Interval longitudes(double[] ring) {
        Extent extent = Extent.of(ring);
        return new Interval(extent.west(), extent.east());
    }

    double width() {
        return to - from;
    }

    double middle() {
        return (from + to) / 2;
    }

    Interval union(Interval other) {
        return new Interval(Math.min(from, other.from), Math.max(to, other.to));
    }

    boolean covers(Interval other) {
        return from <= other.from && other.to <= to;
    }

    /// This range of longitudes moved east by whole turns.
    Interval moved(int turns) {
        return new Interval(from + TURN * turns, to + TURN * turns);
    }

    /// The fewest turns, counted eastwards, that make this range meet `other`; greater than [#lastTurnTo] if none do.
    int firstTurnTo(Interval other) {
        return (int) Math.ceil((other.from - to) / TURN);
    }

    /// The most turns that make this range meet `other`.
    int lastTurnTo(Interval other) {
        return (int) Math.floor((other.to - from) / TURN);
    }

    /// The longitude `lon` moved by whole turns into this range. One that this range does not have is moved into
    /// [-180, 180] if the range lies there, or else near its middle.
    double turned(double lon) {
        double into = lon + TURN * Math.ceil((from - lon) / TURN);
        if (into <= to) {
            return into;
        }
        return WORLD.covers(this) ? WORLD.turned(lon) : lon + TURN * Math.rint((middle() - lon) / TURN);
    }

    boolean endsAt(double number) {
        return number == from || number == to;
    }
}
