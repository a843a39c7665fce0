package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.scan.Spans;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.GridColumns;
import org.tileindex.tile.TileColumns;
import org.tileindex.tile.ZoneSpans;
import org.tileindex.tile.ZoneTiles;
import org.tileindex.writer.ShardFile;
import org.tileindex.writer.ShardWriter;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.ZoneIds;

/// Arrow C++, DuckDB and parquet-java skip the same row groups for filters of every column, and lose no row. Row groups
/// and pages are small here, so that two zones have many of them; [WorldPruningProof] does the same with the world.
class ReadersPruneTest {
    static final List<Dataset> DATASETS = Dataset.TILES;
    private static final int WIDTH = 60;
    private static final int ROW_GROUP_ROWS = 2700;
    private static final int PAGE_ROWS = 900;
    private static final int FILTERS_OF_A_COLUMN = 5;

    @TempDir
    private Path folder = Path.of("");

    /// Two zones that run across the whole grid, from the north-west and from the north-east, one in each file.
    private List<Path> write(Dataset dataset) throws Exception {
        Grid grid = GridSpec.parse("1", Bounds.WORLD);
        int last = grid.ncols() - WIDTH;
        return List.of(write(dataset, grid, "AT", row -> row), write(dataset, grid, "BR", row -> last - row));
    }

    private Path write(Dataset dataset, Grid grid, String zone, IntUnaryOperator firstCol) throws Exception {
        int rows = grid.nrows();
        IntBuffer spans = IntBuffer.allocate(3 * rows);
        for (int row = 0; row < rows; row++) {
            spans.put(row, row);
            spans.put(rows + row, firstCol.applyAsInt(row));
            spans.put(2 * rows + row, firstCol.applyAsInt(row) + WIDTH);
        }
        GridColumns values = new GridColumns(grid);
        TileColumns columns = new TileColumns(
                new ZoneTiles(
                        values.rowAreas(),
                        InclusionRule.CENTER,
                        ZoneIds.ISO,
                        List.of(new ZoneSpans(zone, Spans.copyOf(spans, rows)))),
                values);
        Path file = Files.createDirectories(folder.resolve(dataset.name())).resolve(zone + ".parquet");
        new ShardWriter(Codec.SNAPPY, ROW_GROUP_ROWS, PAGE_ROWS)
                .write(columns.runs(), List.of(new ShardFile(file, dataset.name(), columns.of(dataset))));
        return file;
    }

    @ParameterizedTest
    @FieldSource("DATASETS")
    void readersKeepTheSameRowGroupsAndLoseNoRow(Dataset dataset) throws Exception {
        try (DuckDb duckdb = new DuckDb()) {
            PruningComparison readers = new PruningComparison(duckdb, write(dataset), folder.resolve("hollow"), "true");
            assertTrue(readers.rowGroups() == 8, readers.rowGroups() + " row groups");
            assertEquals(
                    dataset.columns().size() * FILTERS_OF_A_COLUMN,
                    readers.filters().size());
            List<PruningComparison.Kept> kept = new ArrayList<>();
            for (TileFilter filter : readers.filters()) {
                kept.add(readers.check(filter));
            }
            for (int column = 0; column < dataset.columns().size(); column++) {
                assertPrunes(readers, kept.subList(column * FILTERS_OF_A_COLUMN, (column + 1) * FILTERS_OF_A_COLUMN));
            }
        }
    }

    /// Requires that a value below all others needs no row group, and that of the other four filters of a column that
    /// does not have the same value everywhere one needs half of the row groups at most, and fewer rows by its pages.
    private static void assertPrunes(PruningComparison readers, List<PruningComparison.Kept> kept) {
        PruningComparison.Kept none = kept.getLast();
        assertEquals(new PruningComparison.Kept(none.filter(), 0, 0, 0), none);
        String column = none.filter().column();
        if (!column.equals("inclusion_rule") && !column.equals("country_iso")) {
            assertTrue(
                    kept.stream().anyMatch(some -> some.rows() > 0 && some.rowGroups() <= readers.rowGroups() / 2),
                    kept::toString);
            assertTrue(
                    kept.stream().anyMatch(some -> some.rows() > 0 && some.pageRows() < readers.allRows() / 3),
                    kept::toString);
        }
    }

    @ParameterizedTest
    @FieldSource("DATASETS")
    void arrowAndDuckDbLookAtTheSamePages(Dataset dataset) throws Exception {
        try (DuckDb duckdb = new DuckDb()) {
            PruningComparison readers = new PruningComparison(duckdb, write(dataset), folder.resolve("hollow"), "true");
            for (int i = 1; i < readers.filters().size(); i += FILTERS_OF_A_COLUMN) {
                TileFilter low = readers.filters().get(i);
                int pages = readers.checkPages(low);
                assertTrue(pages > 0 || readers.check(low).rowGroups() == 0, low + " looks at " + pages + " pages");
            }
        }
    }
}
