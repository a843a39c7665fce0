package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.writer.page.Codec;

/// DuckDB, parquet-java and Arrow C++ read every value of shards of random zones, on grids of 5 degrees to one
/// arc-second.
@Tag("slow")
class RandomShardsTest {
    /// Number of shards in each codec; the profile `exhaustive` raises it.
    private static final int SHARDS = Integer.getInteger("random.shards", 20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @EnumSource(Codec.class)
    void everyValueOfRandomZonesComesBack(Codec codec) throws Exception {
        for (int seed = 0; seed < SHARDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            ShardWriter writer = new ShardWriter(codec, 1 + random.nextInt(20_000), 1 + random.nextInt(3_000));
            SampleShard shard = ZoneShard.random(seed);
            Path file = shard.write(writer, folder.resolve("shard.parquet"));
            Map<String, List<Object>> expected = shard.expanded();
            requireSame(expected, FileReaders.readWithParquetJava(file), "parquet-java, seed " + seed);
            requireSame(expected, FileReaders.readWithDuckDb(file), "DuckDB, seed " + seed);
            requireSame(expected, ArrowReaders.arrow(file), "Arrow C++, seed " + seed);
        }
    }

    private static void requireSame(Map<String, List<Object>> expected, Map<String, List<Object>> read, String by) {
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(read.keySet()), by);
        expected.forEach((column, values) -> {
            List<Object> own = read.getOrDefault(column, List.of());
            assertEquals(values.size(), own.size(), by + ": " + column);
            for (int row = 0; row < values.size(); row++) {
                if (!values.get(row).equals(own.get(row))) {
                    assertEquals(values.get(row), own.get(row), by + ": " + column + ", row " + row);
                }
            }
        });
    }
}
