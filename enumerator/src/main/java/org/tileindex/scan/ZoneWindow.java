package org.tileindex.scan;

import java.util.function.IntToDoubleFunction;
import org.tileindex.grid.Grid;
import org.tileindex.zone.ZoneExtent;

/// What is known of a zone's cells before it is scanned.
///
/// @param rows the rows of the smallest rectangle of the grid around the zone
/// @param windowCells the cells of that rectangle
/// @param estimatedCells the plane area of its outer rings in cells
/// @param crossings about how often its rings cross the rows' parallels
public record ZoneWindow(RowBand rows, long windowCells, long estimatedCells, long crossings) {

    /// The window of a zone on `grid`.
    public static ZoneWindow of(ZoneExtent zone, Grid grid) {
        Range cols = cells(grid::westEdge, grid.pixelWidth(), grid.ncols(), zone.west(), zone.east());
        // Rows count southwards, so they are counted on the negated latitudes.
        Range rows = cells(row -> -grid.northEdge(row), grid.pixelHeight(), grid.nrows(), -zone.north(), -zone.south());
        long window = (long) cols.size() * rows.size();
        double estimate = zone.area() / (grid.pixelWidth() * grid.pixelHeight());
        return new ZoneWindow(new RowBand(rows.from(), rows.to()), window, Math.min(window, (long) estimate), (long)
                (zone.rise() / grid.pixelHeight()));
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

    private record Range(int from, int to) {
        int size() {
            return to - from;
        }
    }
}
