package org.tileindex.grid;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Ellipsoidal cell areas of a grid on the globe in m², one per row (contract, section 1.2). An area is computed when
/// its row is first required, once per instance.
///
/// The area of a cell is GeographicLib's (C. F. F. Karney, *Algorithms for geodesics*, 2013) of the geodesic polygon
/// of the four corners of the row's cell in column 0, counter-clockwise from the south-west; a corner beyond a
/// pole lies on it.
public final class RowAreas {
    private static final int CHUNK = 64;
    private static final double POLE = 90;

    private final Grid grid;
    private final double[] areas;
    private final ConcurrentHashMap<Integer, Boolean> computed = new ConcurrentHashMap<>();
    private final LongAdder requests = new LongAdder();

    public RowAreas(Grid grid) {
        this.grid = grid;
        this.areas = new double[grid.nrows()];
    }

    /// Areas by row, in m². Only rows `[from, to)` and rows required earlier are filled in; the array is shared and not
    /// to be changed.
    ///
    /// @throws TileIndexException E006 if an area is not positive
    public double[] require(int from, int to) throws TileIndexException {
        for (int chunk = from / CHUNK; chunk * CHUNK < to; chunk++) {
            requests.increment();
            // computeIfAbsent computes a chunk once and makes its values visible to every thread that finds it
            // computed.
            boolean positive = computed.computeIfAbsent(chunk, this::compute);
            if (!positive) {
                throw new TileIndexException(
                        ErrorCode.E006_AREA_NONPOS,
                        "the cells of rows %d to %d do not all have a positive area"
                                .formatted(chunk * CHUNK, (chunk + 1) * CHUNK),
                        "Use larger cells, or bounds away from the pole.");
            }
        }
        return areas;
    }

    public Grid grid() {
        return grid;
    }

    /// The number of requests for a chunk of rows.
    public long requests() {
        return requests.sum();
    }

    /// The number of chunks of rows computed.
    public long computed() {
        return computed.size();
    }

    private boolean compute(int chunk) {
        boolean positive = true;
        int to = Math.min((chunk + 1) * CHUNK, grid.nrows());
        for (int row = chunk * CHUNK; row < to; row++) {
            areas[row] = area(grid, row);
            positive &= areas[row] > 0;
        }
        return positive;
    }

    /// The area of one cell of row `row` of a grid on the globe, in m².
    public static double area(Grid grid, int row) {
        if (grid.crs().isProjected()) {
            throw new IllegalArgumentException("cells of a plane have no ellipsoidal area: " + grid);
        }
        double west = grid.westEdge(0);
        double east = grid.westEdge(1);
        // A grid may overshoot a pole by a little, where there is no ground.
        double north = Math.min(grid.northEdge(row), POLE);
        double south = Math.max(grid.northEdge(row + 1), -POLE);
        PolygonArea polygon = new PolygonArea(Geodesic.WGS84, false);
        polygon.AddPoint(south, west);
        polygon.AddPoint(south, east);
        polygon.AddPoint(north, east);
        polygon.AddPoint(north, west);
        return polygon.Compute(false, true).area;
    }
}
