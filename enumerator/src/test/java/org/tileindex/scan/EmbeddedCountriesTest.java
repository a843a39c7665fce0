package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.Zone;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneOptions;
import org.tileindex.zone.file.ZoneSource;

/// Real coastlines and borders against JTS.
@Tag("slow")
class EmbeddedCountriesTest {
    private static ZoneCatalog catalog;

    @BeforeAll
    static void read() throws Exception {
        catalog = ZoneCatalog.read(ZoneSource.embedded(), ZoneOptions.DEFAULT);
    }

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void everyCellOfEveryCountryAtFiveArcMinutesIsAsJtsSays(InclusionRule rule) throws Exception {
        Grid grid = GridSpec.parse("5m", Bounds.WORLD);
        LongAdder decisions = new LongAdder();
        LongAdder related = new LongAdder();
        LongAdder included = new LongAdder();
        for (Zone zone : catalog.all()) {
            Spans spans = Drawing.scan(rule, grid, zone).spans();
            CellRows cells = new CellRows(grid, spans);
            CellOracle near = CellOracle.of(rule, zone, grid);
            CellOracle far = CellOracle.of(InclusionRule.CENTER, zone, grid);
            NearEdgeCells edges = new NearEdgeCells(grid, zone);
            Window window = Window.of(grid, zone);
            IntStream.range(window.firstRow(), window.endRow()).parallel().forEach(row -> {
                BitSet nearColumns = edges.row(row);
                CellOracle.Row nearby = near.row(row);
                CellOracle.Row distant = far.row(row);
                for (int col = window.firstCol(); col < window.endCol(); col++) {
                    cells.compare(nearColumns.get(col) ? nearby : distant, row, col, zone.id());
                }
                decisions.add(window.endCol() - window.firstCol());
                related.add(nearColumns.cardinality());
            });
            assertEquals(0, cells.rounded(), "no cell is a matter of rounding");
            assertNoneOutside(spans, window);
            included.add(spans.cells());
        }
        System.out.printf(
                "countries at 5 arc-minutes, %s: %,d decisions, %,d of them near edges, %,d inside, 0 differences%n",
                rule, decisions.sum(), related.sum(), included.sum());
        assertTrue(included.sum() > 2_300_000, "the land of the earth at 5 arc-minutes");
    }

    private static void assertNoneOutside(Spans spans, Window window) {
        for (int i = 0; i < spans.size(); i++) {
            assertTrue(spans.row(i) >= window.firstRow() && spans.row(i) < window.endRow());
            assertTrue(spans.colStart(i) >= window.firstCol() && spans.colEnd(i) <= window.endCol());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "US,CENTER",
        "BR,CENTER",
        "IN,CENTER",
        "ZA,CENTER",
        "LS,CENTER",
        "SM,CENTER",
        "FJ,CENTER",
        "IN,ANY_OVERLAP",
        "LS,ANY_OVERLAP",
        "SM,ANY_OVERLAP",
        "FJ,ANY_OVERLAP"
    })
    void everyCellNearAnEdgeAtThirtyArcSecondsIsAsJtsSays(String id, InclusionRule rule) throws Exception {
        Grid grid = GridSpec.parse("30s", Bounds.WORLD);
        long decisions = new NearEdgeCells(grid, catalog.select(List.of(id)).get(0)).compare(rule);
        System.out.printf(
                "%s at 30 arc-seconds, %s: %,d decisions within two cells of an edge, 0 differences%n",
                id, rule, decisions);
        assertTrue(decisions > 0);
    }

    @Test
    void totalsAtFiveArcMinutesOfEnclavesAndTheirSurroundings() throws Exception {
        Grid grid = GridSpec.parse("5m", Bounds.WORLD);
        ZoneCells southAfrica = Drawing.scan(grid, catalog.select(List.of("ZA")).get(0));
        ZoneCells lesotho = Drawing.scan(grid, catalog.select(List.of("LS")).get(0));
        assertEquals(lesotho.spans().cells(), southAfrica.inHoles(), "Lesotho is South Africa's only hole");
    }
}
