package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.ColumnForm.Lookup;
import org.tileindex.writer.form.RunIndex;
import org.tileindex.writer.form.RunTable;
import org.tileindex.writer.form.ValueTable;
import org.tileindex.writer.page.Codec;

/// Lookups whose sequences of runs, as dictionary indices, are longer than the reach of LZ4.
@Tag("slow")
class WideLookupTest {
    private static final int TABLE = 70_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Rows of a grid, each with up to three runs in `[0, width)`.
    private record Rows(List<int[]> runs, List<Double> table) {
        static Rows random(int rows, int width, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Double> table = IntStream.range(0, TABLE)
                    .mapToObj(i -> -180 + (i + 0.5) / 120)
                    .toList();
            List<int[]> runs = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                int hole = width / 3 + random.nextInt(width / 3);
                int end = width - random.nextInt(40);
                int from = row == 0 ? 0 : random.nextInt(40);
                runs.add(new int[] {from, hole - from});
                runs.add(new int[] {hole + 1 + random.nextInt(3), 1});
                runs.add(new int[] {hole + 10, end - hole - 10});
            }
            return new Rows(runs, table);
        }

        RunTable lengths() {
            return new RunTable(runs.stream().mapToInt(run -> run[1]).toArray());
        }

        List<Column> columns() {
            RunIndex index = new RunIndex(runs.stream().mapToInt(run -> run[0]).toArray());
            double[] values = table.stream().mapToDouble(value -> value).toArray();
            double[] others = table.stream().mapToDouble(Math::sin).toArray();
            return List.of(
                    column("a", ValueTable.Doubles.of(values), index),
                    column("b", ValueTable.Doubles.of(others), index));
        }

        private static Column column(String name, ValueTable table, RunIndex index) {
            return new Column(Types.required(PrimitiveTypeName.DOUBLE).named(name), new Lookup(table, index));
        }

        List<Object> expected() {
            List<Object> values = new ArrayList<>();
            for (int[] run : runs) {
                for (int k = 0; k < run[1]; k++) {
                    values.add(table.get(run[0] + k));
                }
            }
            return values;
        }
    }

    private Path write(Rows rows, Codec codec, long rowGroupRows) throws IOException {
        Path file = folder.resolve(codec + ".parquet");
        new ShardWriter(codec, rowGroupRows, 50_000)
                .write(rows.lengths(), List.of(new ShardFile(file, "wide", rows.columns())));
        return file;
    }

    private static Set<Encoding> encodings(Path file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            ColumnChunkMetaData chunk =
                    reader.getFooter().getBlocks().getFirst().getColumns().getFirst();
            return chunk.getEncodings();
        }
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void everyValueComesBack(Codec codec) throws Exception {
        for (int width : new int[] {200, 32_760, 32_800, 45_000, 66_000}) {
            Rows rows = Rows.random(6, width, width);
            Path file = write(rows, codec, 200_000);
            List<Object> expected = rows.expected();
            assertEquals(expected, FileReaders.readWithDuckDb(file).get("a"), codec + " DuckDB " + width);
            assertEquals(expected, FileReaders.readWithParquetJava(file).get("a"), codec + " parquet-java " + width);
            assertEquals(
                    FileReaders.readWithDuckDb(file).get("b"),
                    FileReaders.readWithParquetJava(file).get("b"));
            boolean split = codec == Codec.LZ4 && width > 32_768 && width < 65_535;
            assertEquals(split, encodings(file).contains(Encoding.BYTE_STREAM_SPLIT), codec + " " + width);
        }
    }

    @Test
    void repetitionsBeyondTheReachOfIndicesAreFoundByteByByte() throws Exception {
        Rows rows = Rows.random(40, 45_000, 1);
        long bytes = Files.size(write(rows, Codec.LZ4, 2_000_000));
        long plain = 2L * Double.BYTES * rows.lengths().all().rows();
        assertTrue(bytes < plain / 10, "%d bytes of %d".formatted(bytes, plain));
    }

    @Test
    void pagesHaveManySequencesHoweverLongTheyAre() throws Exception {
        Rows rows = Rows.random(72, 66_000, 3);
        RawFile file = RawFile.read(write(rows, Codec.SNAPPY, 6_000_000));
        List<PageLocation> pages = file.offsetIndex(file.chunk(0, "a")).getPage_locations();
        assertEquals(2, pages.size(), pages::toString);
        assertTrue(pages.get(1).getFirst_row_index() > 24 * 65_900, pages::toString);
    }
}
