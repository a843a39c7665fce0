package org.tileindex.projection;

import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.grid.MapProjection;
import org.tileindex.zone.Extent;
import org.tileindex.zone.ZoneExtent;

/// Takes extents of zones to the plane of a projected grid, before the zones themselves are. For one thread.
public final class ExtentProjection {
    private static final double TURN = 360;

    /// Pieces of a side of a small extent, and of a large one.
    private static final int FEW = 2;

    private static final int MANY = 32;

    private final Grid grid;
    private final MapProjection projection;
    private final LonLatWindow window;
    private final double[] place = new double[2];

    private ExtentProjection(Grid grid, MapProjection projection, LonLatWindow window) {
        this.grid = grid;
        this.projection = projection;
        this.window = window;
    }

    /// The projection onto a projected grid.
    ///
    /// @throws TileIndexException E007 if the grid reaches where its projection does not hold
    public static ExtentProjection onto(Grid grid) throws TileIndexException {
        MapProjection projection = new MapProjection(grid.crs());
        return new ExtentProjection(grid, projection, LonLatWindow.of(grid, projection));
    }

    /// An extent in the plane that has all cells of the zone on this grid; its area and rise are estimates.
    ///
    /// @param zone in longitude and latitude
    public ZoneExtent project(ZoneExtent zone) {
        Extent extent = Extent.EMPTY;
        for (int turn = window.firstTurn(zone.east()); turn <= window.lastTurn(zone.west()); turn++) {
            double west = zone.west() + TURN * turn;
            double east = zone.east() + TURN * turn;
            if (window.touches(west, zone.south(), east, zone.north())) {
                extent = extent.union(new Sides(
                                window.nearLon(west),
                                window.nearLat(zone.south()),
                                window.nearLon(east),
                                window.nearLat(zone.north()))
                        .around());
            }
        }
        if (extent.equals(Extent.EMPTY)) {
            return new ZoneExtent(extent.west(), extent.south(), extent.east(), extent.north(), 0, 0, zone.vertices());
        }
        double area = (extent.east() - extent.west()) * (extent.north() - extent.south());
        double drawn = (zone.east() - zone.west()) * (zone.north() - zone.south());
        double share = drawn > 0 ? Math.min(1, zone.area() / drawn) : 0;
        double rise = zone.north() > zone.south() ? zone.rise() / (zone.north() - zone.south()) : 0;
        return new ZoneExtent(
                extent.west(),
                extent.south(),
                extent.east(),
                extent.north(),
                share * area,
                rise * (extent.north() - extent.south()),
                zone.vertices());
    }

    /// The sides of a rectangle in longitude and latitude as curves in the plane, which have the extremes of its image.
    private final class Sides {
        private final double west;
        private final double south;
        private final double east;
        private final double north;
        private final int pieces;
        private Extent extent = Extent.EMPTY;
        private double stepX;
        private double stepY;

        Sides(double west, double south, double east, double north) {
            this.west = west;
            this.south = south;
            this.east = east;
            this.north = north;
            this.pieces = Math.max(east - west, north - south) > LonLatWindow.STEP ? MANY : FEW;
        }

        /// A rectangle around the curves: between two samples, a curve rises less than the longest step beyond them.
        Extent around() {
            follow(west, south, east, south);
            follow(west, north, east, north);
            follow(west, south, west, north);
            follow(east, south, east, north);
            double x = grid.pixelWidth() + stepX;
            double y = grid.pixelHeight() + stepY;
            return new Extent(extent.west() - x, extent.south() - y, extent.east() + x, extent.north() + y);
        }

        private void follow(double lon1, double lat1, double lon2, double lat2) {
            double x = 0;
            double y = 0;
            for (int i = 0; i <= pieces; i++) {
                projection.project(lon1 + (lon2 - lon1) * i / pieces, lat1 + (lat2 - lat1) * i / pieces, place);
                extent = extent.union(new Extent(place[0], place[1], place[0], place[1]));
                stepX = i == 0 ? stepX : Math.max(stepX, Math.abs(place[0] - x));
                stepY = i == 0 ? stepY : Math.max(stepY, Math.abs(place[1] - y));
                x = place[0];
                y = place[1];
            }
        }
    }
}
