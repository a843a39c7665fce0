package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.Antimeridian;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneOptions;
import org.tileindex.zone.file.ZoneSource;

/// Grids beyond ±180 against exact arithmetic modulo 360.
@Tag("slow")
class TurnedGridsTest {
    private static final List<String> COUNTRIES =
            List.of("RU", "US", "FJ", "NZ", "KI", "AQ", "CA", "BR", "ZA", "NO", "FR", "ID");

    private static final List<Grid> GRIDS = List.of(
            GridSpec.parse("3", new Bounds(0, -90, 360, 90)),
            // As WorldPop and GHS-POP have them, in coarser cells.
            new Grid(34, 72, -180.001249265, 83.9995832, 4.999999998, 4.999999998),
            new Grid(45, 92, -183.9079, 90, 4, 4),
            new Grid(90, 20, 169.5, 70, 1.03, 1),
            GridSpec.parse("5", new Bounds(-540, -90, -180, 90)),
            GridSpec.parse("5", new Bounds(175, -90, 540, 90)));

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void everyCellOfTwelveCountriesIsThatOfExactArithmetic(InclusionRule rule) throws Exception {
        LongAdder decisions = new LongAdder();
        LongAdder inside = new LongAdder();
        for (Zone zone :
                ZoneCatalog.read(ZoneSource.embedded(), ZoneOptions.DEFAULT).select(COUNTRIES)) {
            for (Grid grid : GRIDS) {
                ZoneCells found = Drawing.scan(rule, grid, zone);
                assertTrue(
                        found.spans().cells()
                                <= ZoneWindow.of(ZoneExtent.of(zone), grid).windowCells(),
                        "the window holds the cells");
                ModuloOracle oracle = new ModuloOracle(zone, grid, rule);
                IntStream.range(0, grid.nrows())
                        .parallel()
                        .forEach(row -> assertArrayEquals(
                                oracle.row(row),
                                row(found.spans(), row, grid),
                                zone.id() + ", row " + row + " of " + grid));
                decisions.add((long) grid.nrows() * grid.ncols());
                inside.add(found.spans().cells());
            }
        }
        System.out.printf(
                "grids beyond ±180, %s: %,d decisions, %,d inside, 0 differences%n",
                rule, decisions.sum(), inside.sum());
        assertTrue(inside.sum() > decisions.sum() / 200);
    }

    private static boolean[] row(Spans spans, int row, Grid grid) {
        boolean[] columns = new boolean[grid.ncols()];
        for (int i = 0; i < spans.size(); i++) {
            if (spans.row(i) == row) {
                Arrays.fill(columns, spans.colStart(i), spans.colEnd(i), true);
            }
        }
        return columns;
    }

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void cellByCellDecidesTheSame(InclusionRule rule) throws Exception {
        for (Zone zone :
                ZoneCatalog.read(ZoneSource.embedded(), ZoneOptions.DEFAULT).select(List.of("FJ", "KI", "NZ"))) {
            for (Grid grid : GRIDS) {
                Drawing.sameCellByCell(rule, grid, zone, zone.id() + " on " + grid);
            }
        }
    }

    /// A centroid at exactly 180 lies on the boundary of zones that are cut there, on either side.
    @Test
    void centroidOnTheAntimeridianBelongsToBothSides() {
        Grid grid = new Grid(2, 361, -180.5, 1, 1, 1);
        Zone east = Drawing.degrees(170, -1, 180, -1, 180, 1, 170, 1);
        assertEquals(2 * (1 + 10 + 1), Drawing.scan(grid, east).spans().cells(), "columns 0 and 350 to 360");
        Drawing.sameCellByCell(InclusionRule.CENTER, grid, east, "east");
        Zone west = Drawing.degrees(-180, -1, -170, -1, -170, 1, -180, 1);
        assertEquals(2 * (11 + 1), Drawing.scan(grid, west).spans().cells());
    }

    @Test
    void groundThatTwoColumnsCoverYieldsBothCells() {
        Grid grid = new Grid(2, 362, -181, 1, 1, 1);
        Zone zone = Drawing.degrees(179, -1, 180, -1, 180, 1, 179, 1);
        Spans spans = Drawing.scan(grid, zone).spans();
        assertEquals(4, spans.cells());
        assertEquals(0, spans.colStart(0));
        assertEquals(360, spans.colStart(1));
        Zone unwrapped = Antimeridian.unwrap(Drawing.degrees(179, -1, -179, -1, -179, 1, 179, 1));
        assertEquals(8, Drawing.scan(grid, unwrapped).spans().cells());
        assertEquals(
                4,
                Drawing.scan(GridSpec.parse("1", new Bounds(0, -1, 360, 1)), unwrapped)
                        .spans()
                        .cells());
    }
}
