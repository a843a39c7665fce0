package org.tileindex.scan;

import java.util.List;
import org.tileindex.grid.Grid;
import org.tileindex.grid.TurnedGrid;
import org.tileindex.zone.ZoneExtent;

/// Estimates of a zone's cells, made before it is scanned.
///
/// @param rows rows of the smallest rectangle of the grid around the zone
/// @param windowCells number of cells of that rectangle, at all turns of the grid
/// @param estimatedCells plane area of the zone's outer rings, in cells, at most `windowCells`
/// @param crossings approximate number of crossings of its rings with the rows' parallels
public record ZoneWindow(RowBand rows, long windowCells, long estimatedCells, long crossings) {

    /// The window of a zone on `grid`.
    public static ZoneWindow of(ZoneExtent zone, Grid grid) {
        List<GridWindow> windows = TurnedGrid.of(grid).stream()
                .map(turned -> GridWindow.of(zone.rectangle(), turned))
                .toList();
        long cells = windows.stream().mapToLong(GridWindow::cells).sum();
        double estimate = zone.area() / (grid.pixelWidth() * grid.pixelHeight());
        return new ZoneWindow(windows.get(0).rows(), cells, Math.min(cells, (long) estimate), (long)
                (zone.rise() / grid.pixelHeight()));
    }
}
