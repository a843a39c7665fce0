package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.writer.form.RunIndex;
import org.tileindex.writer.form.RunTable;
import org.tileindex.writer.page.Codec;

/// Minima and maxima of pages and chunks, computed from the forms, equal those of the rows.
class StatisticsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file() {
        return folder.resolve("shard.parquet");
    }

    private void checkStatistics(SampleShard shard, ShardWriter writer) throws IOException {
        RawFile file = RawFile.read(shard.write(writer, file()));
        Map<String, List<Object>> expanded = shard.expanded();
        for (SampleColumn column : shard.columns()) {
            List<Object> values = expanded.getOrDefault(column.name(), List.of());
            int firstRow = 0;
            for (int i = 0; i < file.rowGroups().size(); i++) {
                RowGroup rowGroup = file.rowGroups().get(i);
                int rows = Math.toIntExact(rowGroup.getNum_rows());
                ColumnChunk chunk = file.chunk(i, column.name());
                List<Object> own = values.subList(firstRow, firstRow + rows);
                assertEquals(rows, chunk.getMeta_data().getNum_values());
                checkChunk(chunk, own);
                checkPages(file, chunk, own);
                firstRow += rows;
            }
            assertEquals(values.size(), firstRow);
        }
    }

    private static void checkChunk(ColumnChunk chunk, List<Object> values) {
        Statistics statistics = chunk.getMeta_data().getStatistics();
        String name = chunk.getMeta_data().getPath_in_schema().toString();
        assertEquals(0, statistics.getNull_count(), name);
        assertTrue(statistics.isSetNull_count(), name);
        assertEquals(min(values), RawFile.value(chunk, statistics.getMin_value()), name);
        assertEquals(max(values), RawFile.value(chunk, statistics.getMax_value()), name);
    }

    private static void checkPages(RawFile file, ColumnChunk chunk, List<Object> values) throws IOException {
        String name = chunk.getMeta_data().getPath_in_schema().toString();
        ColumnIndex index = file.columnIndex(chunk);
        List<PageLocation> pages = file.offsetIndex(chunk).getPage_locations();
        assertEquals(pages.size(), index.getMin_valuesSize(), name);
        for (int page = 0; page < pages.size(); page++) {
            int from = Math.toIntExact(pages.get(page).getFirst_row_index());
            int to = page + 1 < pages.size()
                    ? Math.toIntExact(pages.get(page + 1).getFirst_row_index())
                    : values.size();
            List<Object> own = values.subList(from, to);
            assertEquals(false, index.getNull_pages().get(page), name);
            assertEquals(0, index.getNull_counts().get(page), name);
            assertEquals(min(own), pageValue(chunk, index.getMin_values().get(page)), name);
            assertEquals(max(own), pageValue(chunk, index.getMax_values().get(page)), name);
            int valuesInPage = file.pageHeader(pages.get(page).getOffset())
                    .getData_page_header()
                    .getNum_values();
            assertEquals(own.size(), valuesInPage, name);
        }
    }

    private static Object pageValue(ColumnChunk chunk, ByteBuffer plain) {
        byte[] bytes = new byte[plain.remaining()];
        plain.duplicate().get(bytes);
        return RawFile.value(chunk, bytes);
    }

    private static Object min(List<Object> values) {
        Object least = values.stream().min(StatisticsTest::compare).orElseThrow();
        return least.equals(0.0) ? (Object) (-0.0) : least;
    }

    private static Object max(List<Object> values) {
        Object most = values.stream().max(StatisticsTest::compare).orElseThrow();
        return most.equals(-0.0) ? (Object) 0.0 : most;
    }

    private static int compare(Object a, Object b) {
        if (a instanceof Long left && b instanceof Long right) {
            return Long.compareUnsigned(left, right);
        }
        if (a instanceof Double left && b instanceof Double right) {
            return Double.compare(left, right);
        }
        return Comparator.<String>naturalOrder().compare((String) a, (String) b);
    }

    @Test
    void aSingleRow() throws Exception {
        checkStatistics(SampleShard.grid(1), new ShardWriter(Codec.NONE, 10, 10));
    }

    @Test
    void manyRowGroupsAndPagesOfAGrid() throws Exception {
        int[] lengths = new int[300];
        Arrays.setAll(lengths, i -> 1 + i * 7 % 90);
        checkStatistics(SampleShard.grid(lengths), new ShardWriter(Codec.SNAPPY, 2000, 300));
        RawFile file = RawFile.read(file());
        assertEquals(6, file.rowGroups().size());
        assertEquals(6, file.offsetIndex(file.chunk(0, "iso")).getPage_locationsSize());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void randomShards(long seed) throws Exception {
        checkStatistics(SampleShard.random(seed), new ShardWriter(Codec.LZ4, 1500 * seed, (int) (100 * seed)));
    }

    @Test
    void aGapBetweenThePositionsIsNotAValue() throws Exception {
        int[] cols = {0, 65_000, 0, 65_000};
        long[] starts = {0, 65_000, 0, 65_000};
        checkStatistics(
                SampleShard.of(new int[] {10, 535, 10, 535}, cols, cols, starts, starts),
                new ShardWriter(Codec.NONE, 1, 1));
    }

    /// Tables with zeros of both signs, ascending, descending and unordered, and constants.
    @Test
    void aZeroMinimumIsNegativeZeroAndAZeroMaximumPositiveZero() throws Exception {
        double[][] tables = {
            {0.0, 1, 2, 3},
            {-0.0, 1, 2, 3},
            {-3, -2, -1, 0.0},
            {-3, -2, -1, -0.0},
            {3, 2, 1, 0.0},
            {0.0, -1, -2, -3},
            {-0.0, 0.0, -0.0, 0.0},
            {2, 0.0, 1, 5},
            {-1, 0.0, -2, -0.0}
        };
        for (double[] table : tables) {
            for (int[] positions : new int[][] {{0, 2}, {2, 0}}) {
                RunIndex index = new RunIndex(positions);
                SampleShard shard = new SampleShard(
                        new RunTable(new int[] {2, 2}),
                        List.of(
                                SampleColumn.constant("constant", table[0]),
                                SampleColumn.perRun("perRun", table, positions, index),
                                SampleColumn.lookup("lookup", table, positions, index),
                                SampleColumn.lookupUnordered("unordered", table, positions, index)));
                checkStatistics(shard, new ShardWriter(Codec.NONE, 1, 1));
                checkStatistics(shard, new ShardWriter(Codec.NONE, 4, 1));
                checkStatistics(shard, new ShardWriter(Codec.NONE, 4, 4));
            }
        }
    }
}
