package org.tileindex.scan;

import org.tileindex.grid.Grid;
import org.tileindex.zone.Extent;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;

/// The rows and columns around a zone, with two to spare.
record Window(int firstRow, int endRow, int firstCol, int endCol) {
    static Window of(Grid grid, Zone zone) {
        Extent extent = ZoneExtent.of(zone).rectangle();
        return new Window(
                Math.max(0, (int) ((grid.originLat() - extent.north()) / grid.pixelHeight()) - 2),
                Math.min(grid.nrows(), (int) ((grid.originLat() - extent.south()) / grid.pixelHeight()) + 3),
                Math.max(0, (int) ((extent.west() - grid.originLon()) / grid.pixelWidth()) - 2),
                Math.min(grid.ncols(), (int) ((extent.east() - grid.originLon()) / grid.pixelWidth()) + 3));
    }
}
