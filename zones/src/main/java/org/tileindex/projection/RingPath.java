package org.tileindex.projection;

import java.util.Arrays;
import org.tileindex.grid.Grid;
import org.tileindex.grid.MapProjection;

/// Takes rings from longitude and latitude to the plane of a grid, one after the other. For one thread.
///
/// An edge is straight in longitude and latitude. Where it may touch the grid it is halved until the middle of each
/// piece lies within a thousandth of a cell of its place. The middle of two places is the same from either side, so
/// zones that share an edge still do.
///
/// Far from the grid a projection may not hold. A piece there is drawn in: each end goes to the nearest place of the
/// window's outer rectangle. An end moves on the side of the grid where it is, and so does all of the piece. Hence the
/// ring is never drawn across the grid, and goes round each of its cells as often as before.
final class RingPath {
    /// Parts of a cell by which the middle of a piece may miss its place.
    private static final double MOST_MISS = 1e-3;

    private static final int DEEPEST = 60;

    private final MapProjection projection;
    private final LonLatWindow window;
    private final double missX;
    private final double missY;
    private final double[] middle = new double[2];
    private double[] path = new double[256];
    private int size;
    private double lastX;
    private double lastY;

    RingPath(Grid grid, MapProjection projection, LonLatWindow window) {
        this.projection = projection;
        this.window = window;
        this.missX = MOST_MISS * grid.pixelWidth();
        this.missY = MOST_MISS * grid.pixelHeight();
    }

    /// The ring in the plane; its cells are those of the grid that it has. Empty if nothing is left of it.
    ///
    /// @param turn degrees to add to its longitudes
    /// @throws ArithmeticException if the projection does not hold near the grid
    double[] of(double[] ring, double turn) {
        size = 0;
        start(window.nearLon(ring[0] + turn), window.nearLat(ring[1]));
        for (int i = 2; i < ring.length; i += 2) {
            edge(ring[i - 2] + turn, ring[i - 1], ring[i] + turn, ring[i + 1], 0);
        }
        return size < 8 ? new double[0] : Arrays.copyOf(path, size);
    }

    private void start(double lon, double lat) {
        projection.project(lon, lat, middle);
        add(middle[0], middle[1]);
    }

    private void edge(double lon1, double lat1, double lon2, double lat2, int depth) {
        if (!window.touches(lon1, lat1, lon2, lat2)) {
            double fromLon = window.nearLon(lon1);
            double fromLat = window.nearLat(lat1);
            double toLon = window.nearLon(lon2);
            double toLat = window.nearLat(lat2);
            if (fromLon != toLon || fromLat != toLat) {
                piece(fromLon, fromLat, toLon, toLat, depth);
            }
        } else if (isLong(lon1, lat1, lon2, lat2)) {
            double lon = (lon1 + lon2) / 2;
            double lat = (lat1 + lat2) / 2;
            edge(lon1, lat1, lon, lat, depth + 1);
            edge(lon, lat, lon2, lat2, depth + 1);
        } else {
            piece(lon1, lat1, lon2, lat2, depth);
        }
    }

    private static boolean isLong(double lon1, double lat1, double lon2, double lat2) {
        return Math.abs(lon2 - lon1) > LonLatWindow.STEP || Math.abs(lat2 - lat1) > LonLatWindow.STEP;
    }

    /// Adds a piece whose first end is the last vertex of the path.
    private void piece(double lon1, double lat1, double lon2, double lat2, int depth) {
        double fromX = lastX;
        double fromY = lastY;
        projection.project(lon2, lat2, middle);
        double toX = middle[0];
        double toY = middle[1];
        double lon = (lon1 + lon2) / 2;
        double lat = (lat1 + lat2) / 2;
        projection.project(lon, lat, middle);
        boolean fits =
                Math.abs(middle[0] - (fromX + toX) / 2) <= missX && Math.abs(middle[1] - (fromY + toY) / 2) <= missY;
        if (fits && !isLong(lon1, lat1, lon2, lat2)) {
            add(toX, toY);
        } else if (depth > DEEPEST) {
            throw new ArithmeticException("no end at %s, %s".formatted(lon, lat));
        } else {
            piece(lon1, lat1, lon, lat, depth + 1);
            piece(lon, lat, lon2, lat2, depth + 1);
        }
    }

    private void add(double x, double y) {
        if (!(Math.abs(x) <= Grid.MOST_METRES) || !(Math.abs(y) <= Grid.MOST_METRES)) {
            throw new ArithmeticException("a place at %s, %s".formatted(x, y));
        }
        if (size + 2 > path.length) {
            path = Arrays.copyOf(path, 2 * path.length);
        }
        path[size++] = x;
        path[size++] = y;
        lastX = x;
        lastY = y;
    }
}
