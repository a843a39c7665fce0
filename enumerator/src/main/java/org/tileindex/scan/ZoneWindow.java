package org.tileindex.scan;

import org.tileindex.grid.Grid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// What is known of a zone's cells before it is scanned.
///
/// @param windowCells the cells of the smallest rectangle of the grid around the zone
/// @param estimatedCells the plane area of its outer rings in cells
public record ZoneWindow(long windowCells, long estimatedCells) {

    public static ZoneWindow of(Zone zone, Grid grid) {
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        double area = 0;
        for (ZonePolygon polygon : zone.polygons()) {
            double[] ring = polygon.shell();
            for (int i = 0; i < ring.length; i += 2) {
                west = Math.min(west, ring[i]);
                east = Math.max(east, ring[i]);
                south = Math.min(south, ring[i + 1]);
                north = Math.max(north, ring[i + 1]);
            }
            area += Math.abs(signedArea(ring));
        }
        long cols = cells(west - grid.originLon(), east - grid.originLon(), grid.pixelWidth(), grid.ncols());
        long rows = cells(grid.originLat() - north, grid.originLat() - south, grid.pixelHeight(), grid.nrows());
        long window = cols * rows;
        double estimate = area / (grid.pixelWidth() * grid.pixelHeight());
        return new ZoneWindow(window, Math.min(window, (long) estimate));
    }

    /// The number of cells that `[from, to]`, in degrees from the grid's origin, touches.
    private static long cells(double from, double to, double size, int count) {
        long first = (long) Math.max(0, Math.floor(from / size));
        long end = (long) Math.min(count, Math.ceil(to / size));
        return Math.max(0, end - first);
    }

    /// The shoelace formula, in square degrees.
    private static double signedArea(double[] ring) {
        double twice = 0;
        for (int i = 2; i < ring.length; i += 2) {
            twice += ring[i - 2] * ring[i + 1] - ring[i] * ring[i - 1];
        }
        return twice / 2;
    }
}
