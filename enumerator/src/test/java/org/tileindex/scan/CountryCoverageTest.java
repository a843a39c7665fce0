package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.zone.Zone;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneOptions;
import org.tileindex.zone.file.ZoneSource;

/// Shares of the boundary cells of real coastlines and borders at 5 arc-minutes: Natural Earth 1:10 m, or the file that
/// the property `coverage.zones` names, by a path relative to the repository's root.
@Tag("slow")
class CountryCoverageTest {
    private static final Grid GRID = GridSpec.parse("5m", Bounds.WORLD);
    private static final String FILE = System.getProperty("coverage.zones", "");

    private static List<Zone> countries = List.of();

    @BeforeAll
    static void read() throws Exception {
        ZoneSource source = FILE.isEmpty()
                ? ZoneSource.embedded()
                : ZoneSource.file(Path.of("..").resolve(FILE));
        countries = ZoneCatalog.read(source, ZoneOptions.DEFAULT).all();
    }

    /// Cells beside those that are partly covered are compared, too.
    @Test
    void sharesOfAllBoundaryCellsAreThoseOfRationalClipping() {
        LongAdder partly = new LongAdder();
        LongAdder whole = new LongAdder();
        for (Zone zone : countries) {
            ZoneCells found = Shares.scan(GRID, zone);
            CellCoverage listed = found.coverage();
            CellRows cells = new CellRows(GRID, found.spans());
            IntStream.range(0, GRID.nrows()).parallel().forEach(row -> {
                SortedSet<Integer> cols = new TreeSet<>();
                for (int i = listed.firstFrom(row, 0); i < listed.size() && listed.row(i) == row; i++) {
                    cols.addAll(List.of(listed.col(i) - 1, listed.col(i), listed.col(i) + 1));
                }
                cols.removeIf(col -> col < 0 || !cells.contains(row, col));
                if (!cols.isEmpty()) {
                    ClippedShare clipped = new ClippedShare(zone, GRID, row);
                    for (int col : cols) {
                        double share = listed.of(row, col);
                        Shares.assertShare(clipped.of(col), share, Shares.place(zone.id(), row, col));
                        (share < 1 ? partly : whole).increment();
                    }
                }
            });
        }
        System.out.printf(
                "countries at 5 arc-minutes: %,d cells partly and %,d beside them wholly covered, 0 differences%n",
                partly.sum(), whole.sum());
        assertTrue(partly.sum() > 150_000, "the borders of the earth");
    }

    @Test
    void sharesOfACountrySumToItsArea() {
        for (Zone zone : countries) {
            double area = Shares.area(zone);
            assertEquals(area, Shares.area(GRID, Shares.scan(GRID, zone)), 1e-12 * area, zone::id);
        }
    }
}
