package org.tileindex.zone;

import java.util.List;

/// A polygon as closed rings: an outer one and any number of holes. A ring is `x0, y0, x1, y1, …` in degrees of
/// longitude
/// and latitude, its last vertex equal to its first.
public final class ZonePolygon {
    private final double[] shell;
    private final List<double[]> holes;

    /// @param shell outer ring; kept, not copied
    /// @param holes interior rings; kept, not copied
    public ZonePolygon(double[] shell, List<double[]> holes) {
        this.shell = shell;
        this.holes = List.copyOf(holes);
    }

    public double[] shell() {
        return shell;
    }

    public List<double[]> holes() {
        return holes;
    }

    /// The number of vertices of all rings, the closing ones included.
    public int vertices() {
        int vertices = shell.length / 2;
        for (double[] hole : holes) {
            vertices += hole.length / 2;
        }
        return vertices;
    }
}
