package org.tileindex.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Areas against GeographicLib called directly, and against the closed form of a zone of the ellipsoid.
class RowAreasTest {
    private static final double EARTH_M2 = 510_065_621_724_088.44;

    @Test
    void areasAreGeographicLibsBitForBit() throws Exception {
        Grid grid = GridSpec.parse("30s", Bounds.WORLD);
        double[] areas = new RowAreas(grid).require(0, grid.nrows());
        IntStream.range(0, grid.nrows()).parallel().filter(row -> row % 5 == 0).forEach(row -> {
            double south = 90 - (row + 1) * (1 / 120.0);
            double north = 90 - row * (1 / 120.0);
            assertEquals(
                    Double.doubleToRawLongBits(corners(south, north, -180, -180 + 1 / 120.0)),
                    Double.doubleToRawLongBits(areas[row]),
                    "row " + row);
        });
    }

    private static double corners(double south, double north, double west, double east) {
        PolygonArea polygon = new PolygonArea(Geodesic.WGS84, false);
        polygon.AddPoint(south, west);
        polygon.AddPoint(south, east);
        polygon.AddPoint(north, east);
        polygon.AddPoint(north, west);
        return polygon.Compute(false, true).area;
    }

    @ParameterizedTest
    @ValueSource(strings = {"10s", "15s", "30s", "1m", "5m", "30m", "1", "10"})
    void areasAreStrictlyPositiveAndShrinkTowardsThePoles(String size) throws Exception {
        Grid grid = GridSpec.parse(size, Bounds.WORLD);
        int last = grid.nrows() - 1;
        RowAreas areas = new RowAreas(grid);
        double[] north = areas.require(0, 2);
        double[] south = areas.require(last - 1, last + 1);
        double[] middle = areas.require(grid.nrows() / 2, grid.nrows() / 2 + 1);
        assertTrue(north[0] > 0 && south[last] > 0);
        assertTrue(north[0] < north[1] && south[last] < south[last - 1]);
        assertTrue(middle[grid.nrows() / 2] > north[1]);
    }

    @Test
    void allCellsTogetherAreTheEarth() throws Exception {
        // Geodesic cells differ from parallels' zones by their width squared; over the whole world it cancels.
        Grid grid = GridSpec.parse("5m", Bounds.WORLD);
        double[] areas = new RowAreas(grid).require(0, grid.nrows());
        double sum = 0;
        for (double area : areas) {
            sum += area * grid.ncols();
        }
        assertEquals(EARTH_M2, sum, EARTH_M2 * 1e-6);
    }

    @Test
    void onlyRowsAskedForAreComputedAndThoseOnce() throws Exception {
        Grid grid = GridSpec.parse("30s", Bounds.WORLD);
        RowAreas areas = new RowAreas(grid);
        double[] first = areas.require(1000, 1001);
        assertTrue(first[1000] > 0);
        assertEquals(0, first[5000]);
        assertSame(first, areas.require(4999, 5001));
        assertEquals(RowAreas.area(grid, 5000), first[5000]);
    }

    @Test
    void rangesAcrossChunksAreFilledToTheLastRow() throws Exception {
        Grid grid = GridSpec.parse("1", Bounds.WORLD);
        double[] areas = new RowAreas(grid).require(63, 180);
        for (int row = 63; row < 180; row++) {
            assertEquals(RowAreas.area(grid, row), areas[row]);
        }
    }

    @Test
    void manyThreadsSeeTheSameAreas() {
        Grid grid = GridSpec.parse("5m", Bounds.WORLD);
        RowAreas areas = new RowAreas(grid);
        IntStream.range(0, 2000).parallel().forEach(i -> {
            int row = (i * 7919) % grid.nrows();
            try {
                assertTrue(areas.require(row, row + 1)[row] > 0);
            } catch (TileIndexException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void cellsWithoutAreaAreRefused() {
        // All around the earth, the western and the eastern edge are one meridian.
        Grid grid = new Grid(2, 1, -180, 90, 360, 90);
        TileIndexException e = assertThrows(TileIndexException.class, () -> new RowAreas(grid).require(0, 2));
        assertEquals(ErrorCode.E006_AREA_NONPOS, e.code());
    }
}
