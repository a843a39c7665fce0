package org.tileindex.scan;

import org.tileindex.grid.Grid;
import org.tileindex.zone.ZoneExtent;

/// Estimates of a zone's cells, made before it is scanned.
///
/// @param rows rows of the smallest rectangle of the grid around the zone
/// @param windowCells number of cells of that rectangle
/// @param estimatedCells plane area of the zone's outer rings, in cells, at most `windowCells`
/// @param crossings approximate number of crossings of its rings with the rows' parallels
public record ZoneWindow(RowBand rows, long windowCells, long estimatedCells, long crossings) {

    /// The window of a zone on `grid`.
    public static ZoneWindow of(ZoneExtent zone, Grid grid) {
        GridWindow window = GridWindow.of(zone.rectangle(), grid);
        double estimate = zone.area() / (grid.pixelWidth() * grid.pixelHeight());
        return new ZoneWindow(window.rows(), window.cells(), Math.min(window.cells(), (long) estimate), (long)
                (zone.rise() / grid.pixelHeight()));
    }
}
