package org.tileindex.projection;

import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Crs;
import org.tileindex.grid.Grid;
import org.tileindex.grid.MapProjection;
import org.tileindex.zone.Extent;

/// The longitudes and latitudes that a projected grid covers.
///
/// @param covered the smallest rectangle around the grid, and a little more; it may reach beyond ±180
/// @param around the rectangle to which rings are drawn in: `covered` and [#STEP] on each side
/// @param crossesAntimeridian whether the grid has cells beyond ±180
record LonLatWindow(Extent covered, Extent around, boolean crossesAntimeridian) {
    /// Longest side of a piece of an edge near the grid, in degrees. On so short a piece no projection here has a bend
    /// that its middle does not show.
    static final double STEP = 0.125;

    /// Nearest latitude to a pole that a grid may reach, in degrees: all meridians meet there.
    private static final double MOST_LAT = 89.5;

    private static final double CLOSE_LAT = 89.9;

    /// Degrees from the middle of the plane up to which transverse Mercator and LAEA tell places apart well.
    private static final double MOST_FROM_MIDDLE = 80;

    private static final double HALF_TURN = 180;
    private static final double TURN = 360;
    private static final int SAMPLES = 128;

    /// Parts of a cell by which the rectangle around the grid is enlarged: more than densified edges err.
    private static final double MARGIN = 0.01;

    /// Farthest that a place may be from where it was, taken to the globe and back: in cells, or metres.
    private static final double MOST_ERROR = 0.01;

    /// The window of a projected grid.
    ///
    /// @throws TileIndexException E007 if the grid reaches where its projection does not hold
    static LonLatWindow of(Grid grid, MapProjection projection) throws TileIndexException {
        Sides sides = new Sides(grid, projection);
        Extent covered = sides.covered();
        double middle = projection.middle();
        boolean isCylinder = grid.crs().equals(Crs.WEB_MERCATOR);
        double farthest = isCylinder ? HALF_TURN + HALF_TURN / 2 : MOST_FROM_MIDDLE;
        if (!sides.holds()
                || covered.south() < -MOST_LAT
                || covered.north() > MOST_LAT
                || covered.west() < middle - farthest
                || covered.east() > middle + farthest) {
            throw new TileIndexException(
                    ErrorCode.E007_CRS_MISMATCH,
                    "the raster reaches where %s does not hold"
                            .formatted(grid.crs().name()),
                    "Cut it to the part of the world that the CRS is for, or transform it with gdalwarp.");
        }
        double overshoot = 2 * MARGIN * (covered.east() - covered.west()) / grid.ncols();
        boolean crosses = covered.west() < -HALF_TURN - overshoot || covered.east() > HALF_TURN + overshoot;
        if (!crosses) {
            covered = new Extent(
                    Math.max(covered.west(), -HALF_TURN),
                    covered.south(),
                    Math.min(covered.east(), HALF_TURN),
                    covered.north());
        }
        return new LonLatWindow(covered, around(covered), crosses);
    }

    private static Extent around(Extent covered) {
        return new Extent(
                covered.west() - STEP,
                Math.max(-CLOSE_LAT, covered.south() - STEP),
                covered.east() + STEP,
                Math.min(CLOSE_LAT, covered.north() + STEP));
    }

    /// The first number of turns at which longitudes up to `east` reach the covered ones.
    int firstTurn(double east) {
        return crossesAntimeridian ? (int) Math.ceil((covered.west() - east) / TURN) : 0;
    }

    /// The last number of turns at which longitudes from `west` on reach the covered ones. Zones are laid out so that
    /// none needs a turn within ±180.
    int lastTurn(double west) {
        return crossesAntimeridian ? (int) Math.floor((covered.east() - west) / TURN) : 0;
    }

    /// Whether the rectangle between two places touches the covered one.
    boolean touches(double lon1, double lat1, double lon2, double lat2) {
        return Math.min(lon1, lon2) <= covered.east()
                && Math.max(lon1, lon2) >= covered.west()
                && Math.min(lat1, lat2) <= covered.north()
                && Math.max(lat1, lat2) >= covered.south();
    }

    /// The longitude of [#around] that is nearest to `lon`.
    double nearLon(double lon) {
        return Math.clamp(lon, around.west(), around.east());
    }

    /// The latitude of [#around] that is nearest to `lat`.
    double nearLat(double lat) {
        return Math.clamp(lat, around.south(), around.north());
    }

    /// The sides of a grid as curves on the globe. Longitude and latitude have their extremes there, unless the grid
    /// covers a pole.
    private static final class Sides {
        private final Grid grid;
        private final MapProjection projection;
        private final double west;
        private final double south;
        private final double east;
        private final double north;
        private final double[] place = new double[2];
        private final double[] back = new double[2];
        private Extent extent = Extent.EMPTY;
        private double bendLon;
        private double bendLat;
        private boolean exact = true;

        Sides(Grid grid, MapProjection projection) {
            this.grid = grid;
            this.projection = projection;
            this.west = grid.westEdge(0) - MARGIN * grid.pixelWidth();
            this.east = grid.westEdge(grid.ncols()) + MARGIN * grid.pixelWidth();
            this.north = grid.northEdge(0) + MARGIN * grid.pixelHeight();
            this.south = grid.northEdge(grid.nrows()) - MARGIN * grid.pixelHeight();
            follow(west, south, west, north);
            follow(east, south, east, north);
            follow(west, south, east, south);
            follow(west, north, east, north);
        }

        private void follow(double fromX, double fromY, double toX, double toY) {
            double[] lon = new double[SAMPLES + 1];
            double[] lat = new double[SAMPLES + 1];
            for (int i = 0; i <= SAMPLES; i++) {
                double x = fromX + (toX - fromX) * i / SAMPLES;
                double y = fromY + (toY - fromY) * i / SAMPLES;
                projection.locate(x, y, place);
                lon[i] = place[0];
                lat[i] = place[1];
                projection.project(lon[i], lat[i], back);
                exact &= Math.abs(back[0] - x) <= MOST_ERROR * Math.max(1, grid.pixelWidth())
                        && Math.abs(back[1] - y) <= MOST_ERROR * Math.max(1, grid.pixelHeight());
                extent = extent.union(new Extent(lon[i], lat[i], lon[i], lat[i]));
            }
            for (int i = 2; i <= SAMPLES; i++) {
                bendLon = Math.max(bendLon, Math.abs(lon[i] - 2 * lon[i - 1] + lon[i - 2]));
                bendLat = Math.max(bendLat, Math.abs(lat[i] - 2 * lat[i - 1] + lat[i - 2]));
            }
        }

        /// The extremes found, enlarged by several times what a curve rises between two samples.
        Extent covered() {
            return new Extent(
                    extent.west() - bendLon,
                    extent.south() - bendLat,
                    extent.east() + bendLon,
                    extent.north() + bendLat);
        }

        /// Whether the sides come back from the globe to where they were, and no pole lies between them.
        boolean holds() {
            return exact && !covers(90) && !covers(-90);
        }

        private boolean covers(double pole) {
            projection.project(projection.middle(), pole, place);
            return place[0] >= west && place[0] <= east && place[1] >= south && place[1] <= north;
        }
    }
}
