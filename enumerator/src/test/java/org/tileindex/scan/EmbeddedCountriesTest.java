package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneCatalog;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.ZoneSource;

/// Real coastlines and borders against JTS.
class EmbeddedCountriesTest {
    private static ZoneCatalog catalog;

    @BeforeAll
    static void read() throws Exception {
        catalog = ZoneCatalog.read(ZoneSource.embedded(), ZoneIds.ISO);
    }

    @Test
    void everyCellOfEveryCountryAtFiveArcMinutesIsAsJtsSays() throws Exception {
        Grid grid = GridSpec.parse("5m", Bounds.WORLD);
        LongAdder decisions = new LongAdder();
        LongAdder included = new LongAdder();
        for (Zone zone : catalog.all()) {
            Spans spans = Drawing.scan(grid, zone).spans();
            CellRows cells = new CellRows(grid, spans);
            JtsOracle oracle = new JtsOracle(zone);
            Window window = Window.of(grid, zone);
            IntStream.range(window.firstRow, window.endRow).parallel().forEach(row -> {
                cells.compareRow(oracle, row, window.firstCol, window.endCol, zone.id());
                decisions.add(window.endCol - window.firstCol);
            });
            assertNoneOutside(spans, window);
            included.add(spans.cells());
        }
        System.out.printf(
                "countries at 5 arc-minutes: %,d decisions, %,d inside, 0 differences%n",
                decisions.sum(), included.sum());
        assertTrue(included.sum() > 2_300_000, "the land of the earth at 5 arc-minutes");
    }

    private static void assertNoneOutside(Spans spans, Window window) {
        for (int i = 0; i < spans.size(); i++) {
            assertTrue(spans.row(i) >= window.firstRow && spans.row(i) < window.endRow);
            assertTrue(spans.colStart(i) >= window.firstCol && spans.colEnd(i) <= window.endCol);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"US", "BR", "IN", "ZA", "LS", "SM", "FJ"})
    void everyCellNearAnEdgeAtThirtyArcSecondsIsAsJtsSays(String id) throws Exception {
        Grid grid = GridSpec.parse("30s", Bounds.WORLD);
        Zone zone = catalog.select(List.of(id)).get(0);
        CellRows cells = new CellRows(grid, Drawing.scan(grid, zone).spans());
        NearEdgeCells near = new NearEdgeCells(grid, zone);
        JtsOracle oracle = new JtsOracle(zone);
        Window window = Window.of(grid, zone);
        LongAdder decisions = new LongAdder();
        IntStream.range(window.firstRow, window.endRow).parallel().forEach(row -> {
            JtsOracle.Row reached = oracle.row(grid.centroidLat(row));
            BitSet columns = near.row(row);
            columns.stream().forEach(col -> cells.compare(reached, row, col, id));
            decisions.add(columns.cardinality());
        });
        System.out.printf(
                "%s at 30 arc-seconds: %,d decisions within two cells of an edge, 0 differences%n",
                id, decisions.sum());
        assertTrue(decisions.sum() > 0);
    }

    @Test
    void totalsAtFiveArcMinutesOfEnclavesAndTheirSurroundings() throws Exception {
        Grid grid = GridSpec.parse("5m", Bounds.WORLD);
        ZoneCells southAfrica = Drawing.scan(grid, catalog.select(List.of("ZA")).get(0));
        ZoneCells lesotho = Drawing.scan(grid, catalog.select(List.of("LS")).get(0));
        assertEquals(lesotho.spans().cells(), southAfrica.inHoles(), "Lesotho is South Africa's only hole");
    }

    /// The rows and columns around a zone, with two to spare.
    private record Window(int firstRow, int endRow, int firstCol, int endCol) {
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
}
