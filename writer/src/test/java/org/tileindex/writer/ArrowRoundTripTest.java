package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.writer.pack.simd.VectorPacking;
import org.tileindex.writer.page.Codec;

/// Random batches of every type and null pattern come back from DuckDB, Arrow C++ and parquet-java.
@Tag("slow")
class ArrowRoundTripTest {
    private static final int BATCHES = Integer.getInteger("arrow.batches", 500);
    private static final int BATCHES_PER_FILE = 50;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void randomBatchesComeBackFromThreeReaders() throws Exception {
        Set<Encoding> encodings = new HashSet<>();
        for (int file = 0; file < BATCHES / BATCHES_PER_FILE; file++) {
            encodings.addAll(checkFile(file));
        }
        Set<Encoding> all = EnumSet.of(
                Encoding.PLAIN,
                Encoding.RLE,
                Encoding.RLE_DICTIONARY,
                Encoding.DELTA_BINARY_PACKED,
                Encoding.DELTA_LENGTH_BYTE_ARRAY,
                Encoding.BYTE_STREAM_SPLIT);
        assertEquals(all, encodings);
    }

    private Set<Encoding> checkFile(int seed) throws Exception {
        Random random = new Random(seed);
        ArrowSample sample = new ArrowSample(seed);
        Codec codec = List.of(Codec.values()).get(seed % Codec.values().length);
        Path path = folder.resolve("sample" + seed + ".parquet");
        int rowGroupRows = 1 + random.nextInt(5000);
        int pageRows = 1 + random.nextInt(2000);
        try (BufferAllocator allocator = new RootAllocator();
                ArrowParquetWriter writer = new ArrowParquetWriter(
                        path, sample.schema(), codec, rowGroupRows, pageRows, new VectorPacking())) {
            for (int batch = 0; batch < BATCHES_PER_FILE; batch++) {
                try (VectorSchemaRoot root = sample.batch(rows(random), allocator)) {
                    writer.write(root);
                }
            }
            writer.finish();
        }
        check(sample, "parquet-java " + seed, ArrowReaders.parquetJava(path));
        check(sample, "Arrow C++ " + seed, ArrowReaders.arrow(path));
        check(sample, "DuckDB " + seed, ArrowReaders.duckDb(path, sample.schema()));
        return encodings(path);
    }

    private static int rows(Random random) {
        int[] some = {0, 1, 7, 8, 31, 32, 33, 63, 64, 65, 127, 128, 129, 207};
        return random.nextInt(500) == 0 ? 4098 : some[random.nextInt(some.length)];
    }

    private static Set<Encoding> encodings(Path path) throws IOException {
        Set<Encoding> encodings = new HashSet<>();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(path))) {
            reader.getFooter()
                    .getBlocks()
                    .forEach(block -> block.getColumns().forEach(column -> encodings.addAll(column.getEncodings())));
        }
        return encodings;
    }

    private static void check(ArrowSample sample, String reader, Map<String, List<Object>> found) {
        assertEquals(sample.columns().size(), found.size());
        for (ArrowColumn column : sample.columns()) {
            String name = column.field().getName();
            List<Object> values = found.getOrDefault(name, List.of());
            assertEquals(column.expected().size(), values.size(), () -> reader + " " + name);
            for (int row = 0; row < values.size(); row++) {
                Object expected = column.expected().get(row);
                Object value = values.get(row);
                if (!expected.equals(value) && !isNearest(expected, value)) {
                    assertEquals(expected, value, "%s %s row %d".formatted(reader, name, row));
                }
            }
        }
    }

    /// DuckDB gives a decimal of 76 digits as a double.
    private static boolean isNearest(Object expected, Object value) {
        if (expected instanceof BigInteger unscaled && value instanceof Double number) {
            double exact = new java.math.BigDecimal(unscaled, 76 / 3).doubleValue();
            return Math.abs(exact - number) <= Math.abs(exact) * 1e-12;
        }
        return false;
    }
}
