package org.tileindex.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {
    private static final Grid WORLD = GridSpec.parse("30s", Bounds.WORLD);

    @Test
    void coordinatesAreOneMultiplicationAndOneAddition() {
        for (int i = 0; i < WORLD.nrows(); i += 7) {
            assertEquals(-180 + i * (1 / 120.0), WORLD.westEdge(i));
            assertEquals(90 - i * (1 / 120.0), WORLD.northEdge(i));
            assertEquals(-180 + (i + 0.5) * (1 / 120.0), WORLD.centroidLon(i));
            assertEquals(90 - (i + 0.5) * (1 / 120.0), WORLD.centroidLat(i));
        }
    }

    @Test
    void coordinatesAscendEastwardsAndDescendSouthwardsWithoutTies() {
        Grid finest = new Grid(Grid.MAX_SIDE, Grid.MAX_SIDE, -180, 90, 1e-5, 1e-5);
        for (Grid grid : new Grid[] {WORLD, finest}) {
            for (int i = 1; i < grid.nrows(); i++) {
                assertTrue(grid.northEdge(i) > grid.centroidLat(i) && grid.centroidLat(i) > grid.northEdge(i + 1));
            }
            for (int i = 1; i < grid.ncols(); i++) {
                assertTrue(grid.westEdge(i) < grid.centroidLon(i) && grid.centroidLon(i) < grid.westEdge(i + 1));
            }
        }
    }

    @Test
    void tileIdsCountRowByRowAndDoNotOverflow() {
        assertEquals(0, WORLD.tileId(0, 0));
        assertEquals(43200, WORLD.tileId(1, 0));
        assertEquals(21600L * 43200 - 1, WORLD.tileId(21599, 43199));
        Grid finest = new Grid(Grid.MAX_SIDE, Grid.MAX_SIDE, -180, 90, 1e-5, 1e-5);
        assertEquals((1L << 44) - 1, finest.tileId(Grid.MAX_SIDE - 1, Grid.MAX_SIDE - 1));
    }

    @Test
    void worldEndsExactlyAtItsEdges() {
        assertEquals(-180, WORLD.westEdge(0));
        assertEquals(180, WORLD.westEdge(43200));
        assertEquals(90, WORLD.northEdge(0));
        assertEquals(-90, WORLD.northEdge(21600));
    }

    /// Readers may take -0 and +0 for two values, so a zero is always +0: of an origin, of products that cancel to
    /// zero, and of a turn (contract, section 1.2).
    @ParameterizedTest
    @CsvSource({
        "30s, -180, -90, 180, 90",
        "0.25, -0.0, -0.5, 1, -0.0",
        "0.25, -0.0, -0.0, 1, 1",
        "0.25, -0.75, -0.75, 0.75, 0.75",
        "0.2, -0.1, -0.1, 0.1, 0.1",
        "0.5, -0.75, -0.75, 0.75, 0.75",
        "1/3, -1, -1, 1, 1",
        "0.25, 359, -1, 361, 1",
        "0.5, 359.25, -0.25, 361.25, 0.75",
        "0.25, -361, -1, -359, 1",
        "1, -540, -90, -180, -0.0",
        "1, 180, -0.0, 540, 90"
    })
    void everyZeroIsPositive(String size, double west, double south, double east, double north) {
        Grid grid = GridSpec.parse(size, new Bounds(west, south, east, north));
        LongitudeWrap wrap = LongitudeWrap.of(grid);
        List<Double> values = new ArrayList<>(List.of(grid.originLon(), grid.originLat()));
        for (int col = 0; col < grid.ncols(); col++) {
            values.add(wrap.written(col, grid.westEdge(col)));
            values.add(wrap.written(col, grid.westEdge(col + 1)));
            values.add(wrap.written(col, grid.centroidLon(col)));
        }
        for (int row = 0; row < grid.nrows(); row++) {
            values.add(grid.northEdge(row));
            values.add(grid.northEdge(row + 1));
            values.add(grid.centroidLat(row));
        }
        assertTrue(values.stream().anyMatch(value -> value == 0), "a zero");
        assertFalse(values.contains(-0.0), "no negative zero");
        assertTrue(values.stream().allMatch(Double::isFinite), "finite");
    }

    @Test
    void impossibleGridsAreRefused() {
        double nan = Double.NaN;
        refused(0, 1, 0, 0, 1, 1);
        refused(1, 0, 0, 0, 1, 1);
        refused(-1, 1, 0, 0, 1, 1);
        refused(Grid.MAX_SIDE + 1, 1, 0, 0, 1e-9, 1e-9);
        refused(1, 1, 0, 0, 0, 1);
        refused(1, 1, 0, 0, 1, -1);
        refused(1, 1, 0, 0, nan, 1);
        refused(1, 1, nan, 0, 1, 1);
        refused(1, 1, 0, nan, 1, 1);
        refused(1, 1, 0, 0, Double.POSITIVE_INFINITY, 1);
        refused(1, 1, -541, 0, 1, 1);
        refused(1, 2, 539, 0, 1, 1);
        refused(2, 1, 0, -89, 1, 1);
        refused(1, 1, 0, 91, 1, 1);
    }

    @Test
    void longitudesAreWrittenWithinATurnAndOthersAreTheFormulas() {
        Grid climate = GridSpec.parse("90", new Bounds(0, -90, 360, 90));
        assertEquals(new LongitudeWrap(0, 2, 4), LongitudeWrap.of(climate));
        assertEquals(-135, LongitudeWrap.of(climate).written(2, climate.centroidLon(2)));
        assertEquals(135, LongitudeWrap.of(climate).written(1, climate.centroidLon(1)));
        Grid wide = new Grid(1, 362, -181, 1, 1, 1);
        assertEquals(new LongitudeWrap(1, 361, 362), LongitudeWrap.of(wide));
        assertEquals(179, LongitudeWrap.of(wide).written(0, wide.westEdge(0)));
        assertEquals(-179, LongitudeWrap.of(wide).written(361, wide.westEdge(362)));
        Grid astride = new Grid(1, 361, -180.5, 1, 1, 1);
        assertEquals(
                new LongitudeWrap(0, 361, 361), LongitudeWrap.of(astride), "a cell astride keeps the formula's values");
        assertEquals(new LongitudeWrap(0, 43200, 43200), LongitudeWrap.of(WORLD));
    }

    @Test
    void turnsCoverEachPlaceOfTheGlobeThatTheGridCovers() {
        assertEquals(List.of(new TurnedGrid(WORLD, 0, 0, 43200)), TurnedGrid.of(WORLD));
        Grid climate = GridSpec.parse("90", new Bounds(0, -90, 360, 90));
        assertEquals(
                List.of(new TurnedGrid(climate, 0, 0, 2), new TurnedGrid(climate, 360, 2, 4)), TurnedGrid.of(climate));
        Grid astride = new Grid(1, 361, -180.5, 1, 1, 1);
        assertEquals(
                List.of(
                        new TurnedGrid(astride, -360, 0, 1),
                        new TurnedGrid(astride, 0, 0, 361),
                        new TurnedGrid(astride, 360, 360, 361)),
                TurnedGrid.of(astride));
        assertEquals(179.5, TurnedGrid.of(astride).get(0).westEdge(0));
        Grid east = new Grid(1, 360, 180, 1, 1, 1);
        assertEquals(List.of(new TurnedGrid(east, 360, 0, 360)), TurnedGrid.of(east));
    }

    private static void refused(int nrows, int ncols, double lon, double lat, double width, double height) {
        assertThrows(IllegalArgumentException.class, () -> new Grid(nrows, ncols, lon, lat, width, height));
    }

    /// A plane has no turns, and no limits but where coordinates become coarse.
    @Test
    void gridsInAPlaneAreNotTurned() {
        Grid plane = new Grid(3, 4, 300_000, 5_100_000, 10, 20, Crs.utm(16, false));
        assertEquals(new LongitudeWrap(0, 4, 4), LongitudeWrap.of(plane));
        assertEquals(List.of(new TurnedGrid(plane, 0, 0, 4)), TurnedGrid.of(plane));
        assertEquals(300_015, plane.centroidLon(1));
        assertEquals(5_099_970, plane.centroidLat(1));
        assertThrows(IllegalArgumentException.class, () -> RowAreas.area(plane, 0));
        assertThrows(
                IllegalArgumentException.class, () -> new Grid(3, 4, 1e8, 0, 10, 10, Crs.utm(16, false)), "too far");
        assertThrows(
                IllegalArgumentException.class, () -> new Grid(3, 4, 0, 0, 1e-5, 10, Crs.utm(16, false)), "too small");
    }
}
