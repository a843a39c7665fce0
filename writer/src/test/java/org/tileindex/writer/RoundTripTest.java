package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.writer.page.Codec;

/// DuckDB and parquet-java read back every value that was written.
@Tag("slow")
class RoundTripTest {
    private static final int[] AROUND_BLOCKS = {
        127, 1, 128, 129, 2, 126, 255, 256, 257, 1, 1, 130, 31, 32, 33, 63, 64, 65, 383, 384, 385, 5
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private void checkRoundTrip(SampleShard shard, ShardWriter writer) throws IOException, SQLException {
        Path file = shard.write(writer, folder.resolve("shard.parquet"));
        Map<String, List<Object>> expected = shard.expanded();
        checkColumns(expected, FileReaders.readWithDuckDb(file));
        checkColumns(expected, FileReaders.readWithParquetJava(file));
    }

    private static void checkColumns(Map<String, List<Object>> expected, Map<String, List<Object>> read) {
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(read.keySet()));
        for (Map.Entry<String, List<Object>> column : expected.entrySet()) {
            List<Object> values = read.getOrDefault(column.getKey(), List.of());
            assertEquals(column.getValue().size(), values.size(), column.getKey());
            for (int row = 0; row < values.size(); row++) {
                int at = row;
                assertEquals(column.getValue().get(row), values.get(row), () -> column.getKey() + ", row " + at);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void aSingleRow(Codec codec) throws Exception {
        checkRoundTrip(SampleShard.grid(1), new ShardWriter(codec, 1000, 100));
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void aSingleRun(Codec codec) throws Exception {
        checkRoundTrip(SampleShard.grid(10_000), new ShardWriter(codec, 1000, 100));
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void runsOfOneRow(Codec codec) throws Exception {
        int[] ones = new int[1000];
        Arrays.fill(ones, 1);
        checkRoundTrip(SampleShard.grid(ones), new ShardWriter(codec, 400, 100));
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void runsThatEndAroundDeltaBlocks(Codec codec) throws Exception {
        checkRoundTrip(SampleShard.grid(AROUND_BLOCKS), new ShardWriter(codec, 100_000, 100_000));
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void severalRowGroupsOfSeveralPages(Codec codec) throws Exception {
        checkRoundTrip(SampleShard.grid(AROUND_BLOCKS), new ShardWriter(codec, 700, 150));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 127, 128, 129, 130, 255, 256, 257, 258})
    void oneRunOfAnyLengthBeforeAndAfterAJump(int length) throws Exception {
        checkRoundTrip(SampleShard.grid(length), new ShardWriter(Codec.NONE, 10_000, 10_000));
        checkRoundTrip(SampleShard.grid(length, length, length, length), new ShardWriter(Codec.NONE, 10_000, 10_000));
    }

    @Test
    void rampsWithHugeJumpsUpAndDown() throws Exception {
        int[] lengths = {3, 1, 200, 1, 1, 129, 5, 40};
        long[] starts64 = {1L << 60, 0, (1L << 60) - 200, 7, (1L << 60) + 1, 5, 1L << 59, 0};
        long[] starts32 = {Integer.MAX_VALUE - 3, 0, Integer.MAX_VALUE - 200, 0, Integer.MAX_VALUE, 1, 1 << 30, 0};
        int[] positions = new int[lengths.length];
        SampleShard shard = SampleShard.of(lengths, positions, positions, starts32, starts64);
        checkRoundTrip(shard, new ShardWriter(Codec.SNAPPY, 10_000, 10_000));
        checkRoundTrip(shard, new ShardWriter(Codec.SNAPPY, 1, 1));
    }

    @Test
    void rampsThatNeedTheFullSixtyFourBitsBetweenDeltas() throws Exception {
        int[] lengths = {1, 1, 1, 1, 130};
        long[] starts64 = {0, Long.MAX_VALUE, 0, Long.MAX_VALUE, 0};
        int[] positions = new int[lengths.length];
        checkRoundTrip(
                SampleShard.of(lengths, positions, positions, new long[lengths.length], starts64),
                new ShardWriter(Codec.NONE, 10_000, 10_000));
    }

    @Test
    void equalRampStartsGiveNegativeDeltasOfRunLength() throws Exception {
        int[] lengths = {1, 1, 2, 300, 300, 1};
        int[] positions = new int[lengths.length];
        long[] starts = new long[lengths.length];
        checkRoundTrip(
                SampleShard.of(lengths, positions, positions, starts, starts),
                new ShardWriter(Codec.LZ4, 10_000, 10_000));
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void bothSidesOfTheAntimeridianWithAGapBetween(Codec codec) throws Exception {
        int[] lengths = {11, 536, 11, 536, 4, 100, 1};
        int[] cols = {0, 65_000, 0, 65_000, 5, 65_436, 65_535};
        int[] rows = {0, 0, 1, 1, 40_000, 40_000, 40_001};
        long[] starts = Arrays.stream(cols).asLongStream().toArray();
        SampleShard shard = SampleShard.of(lengths, rows, cols, starts, starts);
        checkRoundTrip(shard, new ShardWriter(codec, 10_000, 10_000));
        checkRoundTrip(shard, new ShardWriter(codec, 600, 50));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 255, 256, 257, 65_535, 65_536, 65_537})
    void dictionariesOfASize(int size) throws Exception {
        int half = (size + 1) / 2;
        int[] lengths = IntStream.concat(
                        IntStream.of(size, half, 1), IntStream.generate(() -> 1).limit(size))
                .toArray();
        int[] positions = IntStream.concat(
                        IntStream.of(0, size - half, size - 1),
                        IntStream.range(0, size).map(i -> size - 1 - i))
                .toArray();
        long[] starts = Arrays.stream(positions).asLongStream().toArray();
        SampleShard shard = SampleShard.of(lengths, positions, positions, starts, starts);
        checkRoundTrip(shard, new ShardWriter(Codec.SNAPPY, 1_000_000, 50_000));
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void randomShards(Codec codec) throws Exception {
        for (int seed = 0; seed < 12; seed++) {
            SampleShard shard = SampleShard.random(100L * codec.name().length() + seed);
            checkRoundTrip(shard, new ShardWriter(codec, 1 + seed * 1000L, 1 + seed * 60));
        }
    }

    @Test
    void oneWriterWritesManyShardsOfAnySize() throws Exception {
        ShardWriter writer = new ShardWriter(Codec.SNAPPY, 2000, 300);
        for (int seed = 500; seed < 510; seed++) {
            checkRoundTrip(SampleShard.random(seed), writer);
        }
        checkRoundTrip(SampleShard.grid(1), writer);
    }

    @Test
    void aShardWithoutRunsIsAFileWithoutRows() throws Exception {
        checkRoundTrip(SampleShard.grid(), new ShardWriter(Codec.SNAPPY, 10, 10));
    }
}
