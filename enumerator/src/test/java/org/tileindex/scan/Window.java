package org.tileindex.scan;

import org.tileindex.grid.Grid;
import org.tileindex.zone.Zone;

/// The rows and columns around a zone, with two to spare.
record Window(int firstRow, int endRow, int firstCol, int endCol) {
    static Window of(Grid grid, Zone zone) {
        double west = 180;
        double south = 90;
        double east = -180;
        double north = -90;
        for (var polygon : zone.polygons()) {
            double[] ring = polygon.shell();
            for (int i = 0; i < ring.length; i += 2) {
                west = Math.min(west, ring[i]);
                east = Math.max(east, ring[i]);
                south = Math.min(south, ring[i + 1]);
                north = Math.max(north, ring[i + 1]);
            }
        }
        return new Window(
                Math.max(0, (int) ((grid.originLat() - north) / grid.pixelHeight()) - 2),
                Math.min(grid.nrows(), (int) ((grid.originLat() - south) / grid.pixelHeight()) + 3),
                Math.max(0, (int) ((west - grid.originLon()) / grid.pixelWidth()) - 2),
                Math.min(grid.ncols(), (int) ((east - grid.originLon()) / grid.pixelWidth()) + 3));
    }
}
