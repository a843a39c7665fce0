package org.tileindex.harness;

import static org.apache.parquet.filter2.predicate.FilterApi.and;
import static org.apache.parquet.filter2.predicate.FilterApi.doubleColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.gtEq;
import static org.apache.parquet.filter2.predicate.FilterApi.intColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.longColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.lt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.internal.column.columnindex.OffsetIndex;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.report.RunResult;
import org.tileindex.writer.PublishedDataset;

/// Statistics, column index and offset index let a reader skip row groups and pages.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class PruningTest {
    private static final String FIRST_SHARD = "country=IN/part-00000.parquet";
    private static final long ROW_GROUP_ROWS = 1_000_000;

    @TempDir
    private static Path folder = Path.of("");

    private List<PublishedDataset> datasets = List.of();
    private Path index = Path.of("");
    private long rows;
    private final DuckDb duckdb;

    PruningTest() throws Exception {
        duckdb = new DuckDb();
    }

    @BeforeAll
    void publishIndiaInOneShardOfSeveralRowGroups() throws Exception {
        RunResult result =
                SampleRun.of(List.of("IN")).rowGroupRows(ROW_GROUP_ROWS).into(folder);
        datasets = result.datasets();
        index = datasets.get(0).partition().resolve(FIRST_SHARD);
        rows = result.tiles();
        assertEquals(1, result.shards());
    }

    @AfterAll
    void close() throws Exception {
        duckdb.close();
    }

    @Test
    void everyColumnChunkHasStatisticsColumnIndexAndOffsetIndex() throws IOException {
        for (PublishedDataset dataset : datasets) {
            try (ParquetFileReader reader = open(dataset.partition().resolve(FIRST_SHARD), FilterCompat.NOOP)) {
                assertTrue(
                        reader.getRowGroups().size() >= 4, reader.getRowGroups().size() + " row groups");
                for (BlockMetaData rowGroup : reader.getRowGroups()) {
                    assertEquals(8, rowGroup.getColumns().size());
                    for (ColumnChunkMetaData chunk : rowGroup.getColumns()) {
                        check(reader, rowGroup, chunk);
                    }
                }
            }
        }
    }

    private static void check(ParquetFileReader reader, BlockMetaData rowGroup, ColumnChunkMetaData chunk)
            throws IOException {
        String name = rowGroup.getOrdinal() + " " + chunk.getPath();
        assertTrue(chunk.getStatistics().hasNonNullValue(), "statistics of " + name);
        assertEquals(0, chunk.getStatistics().getNumNulls(), "nulls of " + name);
        ColumnIndex columnIndex = reader.readColumnIndex(chunk);
        OffsetIndex offsetIndex = reader.readOffsetIndex(chunk);
        assertNotNull(columnIndex, "column index of " + name);
        assertNotNull(offsetIndex, "offset index of " + name);
        // Columns of longitudes have long pages: each holds whole rows of the grid and bounds little more than the
        // chunk.
        int leastPages = name.contains("lon") ? 1 : 2;
        assertTrue(offsetIndex.getPageCount() >= leastPages, "pages of " + name);
        assertEquals(
                offsetIndex.getPageCount(), columnIndex.getMinValues().size(), "pages of the column index of " + name);
        assertEquals(0, offsetIndex.getFirstRowIndex(0));
        assertTrue(
                offsetIndex.getLastRowIndex(offsetIndex.getPageCount() - 1, rowGroup.getRowCount())
                        == rowGroup.getRowCount() - 1,
                "last row of " + name);
    }

    @Test
    void rowGroupsHoldAtLeastAMillionRowsButForTheLast() throws IOException {
        try (ParquetFileReader reader = open(index, FilterCompat.NOOP)) {
            List<BlockMetaData> rowGroups = reader.getRowGroups();
            for (BlockMetaData rowGroup : rowGroups.subList(0, rowGroups.size() - 1)) {
                assertTrue(rowGroup.getRowCount() >= ROW_GROUP_ROWS, rowGroup.getRowCount() + " rows");
            }
        }
    }

    @Test
    void columnIndexFilteringReadsFewerRowsForAnIdRowOrLatitude() throws Exception {
        Map<String, Object> middle = duckdb.rows("""
                        SELECT tile_id, raster_row, centroid_lat FROM read_parquet('%s', file_row_number = true)
                        WHERE file_row_number = %d""".formatted(index, rows / 2)).get(0);
        long id = Long.parseLong(String.valueOf(middle.get("tile_id")));
        int row = Integer.parseInt(String.valueOf(middle.get("raster_row")));
        double lat = Double.parseDouble(String.valueOf(middle.get("centroid_lat")));
        assertPrunes(and(gtEq(longColumn("tile_id"), id), lt(longColumn("tile_id"), id + 100)));
        assertPrunes(and(gtEq(intColumn("raster_row"), row), lt(intColumn("raster_row"), row + 1)));
        assertPrunes(and(gtEq(doubleColumn("centroid_lat"), lat), lt(doubleColumn("centroid_lat"), lat + 1e-9)));
    }

    /// A row is a contiguous band of ids, so a filter on it touches two or three pages and no more.
    private void assertPrunes(FilterPredicate filter) throws IOException {
        try (ParquetFileReader reader = open(index, FilterCompat.get(filter))) {
            long read = reader.getFilteredRecordCount();
            assertTrue(read > 0 && read <= 3 * 150_000, filter + " reads " + read + " of " + rows);
        }
    }

    @Test
    void columnIndexFilteringReadsFewerRowsForALongitude() throws IOException {
        FilterPredicate east = gtEq(doubleColumn("centroid_lon"), 97.0);
        try (ParquetFileReader reader = open(index, FilterCompat.get(east))) {
            long read = reader.getFilteredRecordCount();
            assertTrue(read > 0 && read < rows / 2, east + " reads " + read + " of " + rows);
        }
    }

    @Test
    void duckDbSkipsRowGroupsByStatistics() throws Exception {
        Map<String, Object> tenth = duckdb.rows(
                        "SELECT min(tile_id) AS low, quantile_disc(tile_id, 0.1) AS high FROM '%s'".formatted(index))
                .get(0);
        String few = "tile_id BETWEEN %s AND %s".formatted(tenth.get("low"), tenth.get("high"));
        assertTrue(rowsScanned(few) < rows / 2, few + " scans " + rowsScanned(few) + " of " + rows);
        String all = "raster_col % 2 < 2";
        assertEquals(rows, rowsScanned(all));
        assertEquals(0, rowsScanned("tile_id = 0"));
    }

    /// What `EXPLAIN ANALYZE` says the scan went over.
    private long rowsScanned(String where) throws Exception {
        String plan =
                String.valueOf(duckdb.rows("EXPLAIN (ANALYZE, FORMAT json) SELECT sum(centroid_lon) FROM '%s' WHERE %s"
                                .formatted(index, where))
                        .get(0)
                        .get("explain_value"));
        Map<?, ?> query =
                (Map<?, ?>) Objects.requireNonNull(JSON.std.mapFrom(plan).get("query"), plan);
        return Long.parseLong(String.valueOf(query.get("total_rows_scanned")));
    }

    private static ParquetFileReader open(Path file, FilterCompat.Filter filter) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withRecordFilter(filter)
                .build();
        return ParquetFileReader.open(new LocalInputFile(file), options);
    }
}
