package org.tileindex.zone;

/// Degrees of longitude or latitude from the least to the greatest, both included.
record Interval(double from, double to) {

    /// From one number to the other, whichever is less.
    static Interval between(double a, double b) {
        return new Interval(Math.min(a, b), Math.max(a, b));
    }

    /// The longitudes of a ring that has vertices.
    static Interval longitudes(double[] ring) {
        double from = ring[0];
        double to = ring[0];
        for (int i = 2; i < ring.length; i += 2) {
            from = Math.min(from, ring[i]);
            to = Math.max(to, ring[i]);
        }
        return new Interval(from, to);
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
