package org.tileindex.zone;

/// A range of degrees of longitude or latitude, both ends included.
record Interval(double from, double to) {

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

    boolean endsAt(double number) {
        return number == from || number == to;
    }
}
