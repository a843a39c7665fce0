package org.tileindex.zone;

import java.util.Arrays;
import java.util.List;

/// Rings and polygons from vertices, for tests.
final class Rings {
    private Rings() {}

    static ZonePolygon polygon(double[] shell, double[]... holes) {
        return new ZonePolygon(shell, List.of(holes));
    }

    /// Closes a ring.
    static double[] ring(double... open) {
        double[] closed = Arrays.copyOf(open, open.length + 2);
        closed[open.length] = open[0];
        closed[open.length + 1] = open[1];
        return closed;
    }
}
