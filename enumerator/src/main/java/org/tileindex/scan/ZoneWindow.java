package org.tileindex.scan;

import java.util.function.IntToDoubleFunction;
import org.tileindex.grid.Grid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// What is known of a zone's cells before it is scanned.
///
/// @param rows the rows of the smallest rectangle of the grid around the zone
/// @param windowCells the cells of that rectangle
/// @param estimatedCells the plane area of its outer rings in cells
/// @param crossings about how often its rings cross the rows' parallels
public record ZoneWindow(RowBand rows, long windowCells, long estimatedCells, long crossings) {

    public static ZoneWindow of(Zone zone, Grid grid) {
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        double area = 0;
        double rise = 0;
        for (ZonePolygon polygon : zone.polygons()) {
            double[] ring = polygon.shell();
            for (int i = 0; i < ring.length; i += 2) {
                west = Math.min(west, ring[i]);
                east = Math.max(east, ring[i]);
                south = Math.min(south, ring[i + 1]);
                north = Math.max(north, ring[i + 1]);
            }
            area += Math.abs(signedArea(ring));
            rise += rise(ring);
            for (double[] hole : polygon.holes()) {
                rise += rise(hole);
            }
        }
        Range cols = cells(grid::westEdge, grid.pixelWidth(), grid.ncols(), west, east);
        // Rows count southwards, so they are counted on the negated latitudes.
        Range rows = cells(row -> -grid.northEdge(row), grid.pixelHeight(), grid.nrows(), -north, -south);
        long window = (long) cols.size() * rows.size();
        double estimate = area / (grid.pixelWidth() * grid.pixelHeight());
        return new ZoneWindow(new RowBand(rows.from(), rows.to()), window, Math.min(window, (long) estimate), (long)
                (rise / grid.pixelHeight()));
    }

    /// Which of the `count` cells between ascending edges `(from, to)` meets, by comparing with the edges themselves:
    /// a quotient is rounded.
    private static Range cells(IntToDoubleFunction edge, double size, int count, double from, double to) {
        int first = guess((from - edge.applyAsDouble(0)) / size, count);
        while (first > 0 && edge.applyAsDouble(first) > from) {
            first--;
        }
        while (first < count && edge.applyAsDouble(first + 1) <= from) {
            first++;
        }
        int end = guess((to - edge.applyAsDouble(0)) / size, count);
        while (end < count && edge.applyAsDouble(end) < to) {
            end++;
        }
        while (end > 0 && edge.applyAsDouble(end - 1) >= to) {
            end--;
        }
        return new Range(first, Math.max(first, end));
    }

    private static int guess(double position, int count) {
        return (int) Math.clamp(position, 0, (double) count);
    }

    /// The way up and down along a ring, in degrees.
    private static double rise(double[] ring) {
        double rise = 0;
        for (int i = 3; i < ring.length; i += 2) {
            rise += Math.abs(ring[i] - ring[i - 2]);
        }
        return rise;
    }

    /// The shoelace formula, in square degrees.
    private static double signedArea(double[] ring) {
        double twice = 0;
        for (int i = 2; i < ring.length; i += 2) {
            twice += ring[i - 2] * ring[i + 1] - ring[i] * ring[i - 1];
        }
        return twice / 2;
    }

    private record Range(int from, int to) {
        int size() {
            return to - from;
        }
    }
}
