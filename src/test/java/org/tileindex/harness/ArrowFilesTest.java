package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tileindex.grid.Bounds;
import org.tileindex.inspect.OutputInspection;
import org.tileindex.inspect.Partition;
import org.tileindex.kernel.SimdMode;
import org.tileindex.report.RunResult;
import org.tileindex.verify.VerifyProgress;
import org.tileindex.verify.VerifyRequest;
import org.tileindex.verify.VerifyResult;
import org.tileindex.verify.VerifyRun;
import org.tileindex.writer.page.Codec;

/// Arrow files hold, as Arrow C++ reads them, what the Parquet files hold as DuckDB reads those: every column, every
/// row, to the bit.
@Tag("slow")
class ArrowFilesTest {
    /// Rows of a shard: several shards a country, several batches a shard, and none a whole number of batches.
    private static final long SHARD_ROWS = 150_000;

    @TempDir
    private Path folder = Path.of("");

    /// Nothing that has state; a run is made for each format.
    static Stream<SampleRun> samples() {
        return Stream.of(
                SampleRun.of(List.of("US")).bounds(new Bounds(-125, 45, -116, 49)),
                SampleRun.of(List.of("BR", "IN")).grid("3m"),
                SampleRun.of(List.of("FJ", "LS", "MV")),
                SampleRun.vatican());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void arrowFilesHoldWhatParquetFilesHold(SampleRun sample) throws Exception {
        RunResult parquet = sample.shardRows(SHARD_ROWS).into(folder.resolve("parquet"));
        RunResult arrow = sample.arrow(Codec.NONE).into(folder.resolve("arrow"));
        assertTrue(parquet.tiles() > 0);
        assertSameValues(parquet, arrow);
    }

    @ParameterizedTest
    @EnumSource(
            value = Codec.class,
            names = {"LZ4", "ZSTD"})
    void compressedFilesHoldTheSame(Codec codec) throws Exception {
        SampleRun sample = SampleRun.of(List.of("CH", "FJ", "LS")).shardRows(SHARD_ROWS);
        RunResult parquet = sample.into(folder.resolve("parquet"));
        RunResult plain = sample.arrow(Codec.NONE).into(folder.resolve("plain"));
        RunResult compressed = sample.arrow(codec).into(folder.resolve("compressed"));
        assertSameValues(parquet, compressed);
        assertTrue(
                compressed.bytesWritten() < plain.bytesWritten() / 2,
                compressed.bytesWritten() + " of " + plain.bytesWritten());
    }

    private static void assertSameValues(RunResult parquet, RunResult arrow) throws Exception {
        assertEquals(parquet.tiles(), arrow.tiles());
        for (int i = 0; i < parquet.datasets().size(); i++) {
            Path from = parquet.datasets().get(i).partition();
            Path to = arrow.datasets().get(i).partition();
            List<String> names = FolderComparison.files(from);
            assertEquals(parquet.shards(), names.size());
            assertEquals(
                    names.stream()
                            .map(name -> name.replace(".parquet", ".arrow"))
                            .toList(),
                    FolderComparison.files(to));
            for (String name : names) {
                Path file = to.resolve(name.replace(".parquet", ".arrow"));
                assertEquals(FileReaders.duckDb(from.resolve(name)), FileReaders.arrowIpc(file), file.toString());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Codec.class,
            names = {"NONE", "LZ4", "ZSTD"})
    void bytesAreTheSameForEveryWorkerCountAndKernel(Codec codec) throws Exception {
        SampleRun sample =
                SampleRun.of(List.of("CH", "LS", "FJ")).shardRows(SHARD_ROWS).arrow(codec);
        List<String> expected = receipts(sample.workers(1).simd(SimdMode.SCALAR).into(folder.resolve("first")));
        for (int workers : List.of(1, 4)) {
            for (SimdMode simd : List.of(SimdMode.SCALAR, SimdMode.VECTOR)) {
                Path out = folder.resolve(workers + "-" + simd);
                assertEquals(
                        expected, receipts(sample.workers(workers).simd(simd).into(out)), out.toString());
            }
        }
        Program.Ended other = Program.run(
                "enumerate",
                "--out",
                folder.resolve("other").toString(),
                "--countries=CH,LS,FJ",
                "--shard-rows=" + SHARD_ROWS,
                "--format=arrow",
                "--compression=" + codec,
                "--no-cache",
                "--progress=none");
        assertEquals(List.of(), other.stderr());
        expected.forEach(receipt -> assertTrue(String.join("\n", other.stdout()).contains(receipt), receipt));
    }

    private static List<String> receipts(RunResult result) {
        return result.datasets().stream()
                .map(dataset -> dataset.receipt().sha256())
                .toList();
    }

    @Test
    void metadataSayWhatTheRowsAre() throws Exception {
        RunResult result =
                SampleRun.of(List.of("LS")).grid("1m").arrow(Codec.NONE).into(folder);
        for (int i = 0; i < result.datasets().size(); i++) {
            Path file = result.datasets().get(i).partition().resolve("country=LS/part-00000.arrow");
            try (BufferAllocator allocator = new RootAllocator();
                    ArrowFileReader reader = new ArrowFileReader(FileChannel.open(file), allocator)) {
                Schema schema = reader.getVectorSchemaRoot().getSchema();
                assertTrue(schema.getFields().stream().noneMatch(field -> field.isNullable()), schema::toString);
                Map<String, String> metadata = schema.getCustomMetadata();
                assertEquals("OGC:CRS84", metadata.get("crs"));
                assertTrue(String.valueOf(metadata.get("crs_wkt2")).contains("ID[\"OGC\",\"CRS84\"]"));
                assertEquals("10800", metadata.get("grid.nrows"));
                assertEquals("21600", metadata.get("grid.ncols"));
                assertEquals("-180.0", metadata.get("grid.origin_lon"));
                assertEquals("90.0", metadata.get("grid.origin_lat"));
                assertEquals(Double.toString(1 / 60.0), metadata.get("grid.pixel_width"));
                assertEquals(Double.toString(1 / 60.0), metadata.get("grid.pixel_height"));
                assertEquals("center", metadata.get("inclusion_rule"));
                assertEquals("LS", metadata.get("zone"));
            }
        }
    }

    @Test
    void inspectCountsRowsAndBytesFromHeaders() throws Exception {
        RunResult result = SampleRun.of(List.of("LS")).arrow(Codec.NONE).into(folder);
        String text = OutputInspection.of(Partition.of(result.datasets().get(0).partition()));
        assertTrue(text.contains("%,d rows in 1 file, 1 batch,".formatted(result.tiles())), text);
        // Eight bytes a tile, and a bit that says that it is there.
        long bytes = 8 * result.tiles() + Math.ceilDiv(result.tiles(), 8);
        String line = "%-18s %,14d  Int(64, false), not nullable".formatted("tile_id", bytes);
        assertTrue(text.contains(line) && text.contains("not compressed"), () -> line + " is not in\n" + text);
    }

    @Test
    void onlyARunThatWritesArrowFilesLoadsArrow() throws Exception {
        assertEquals(0, arrowClassesLoaded("parquet"));
        assertTrue(arrowClassesLoaded("arrow") > 10);
    }

    private long arrowClassesLoaded(String format) throws Exception {
        Path log = folder.resolve(format + ".log");
        List<String> command = new ArrayList<>(Program.coldCommand(
                "enumerate",
                "--out=" + folder.resolve(format),
                "--countries=LS",
                "--grid=5m",
                "--no-cache",
                "--progress=none",
                "--format=" + format));
        command.add(command.indexOf("-cp"), "-Xlog:class+load:file=" + log);
        assertEquals(0, Program.startCommand(command).await().exitCode());
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" org.apache.arrow.") || line.contains(" org.tileindex.arrow."))
                    .count();
        }
    }

    @Test
    void verifyFindsNoFaultAndThenThePlantedOne() throws Exception {
        RunResult result =
                SampleRun.of(List.of("CH", "LS")).grid("2m").arrow(Codec.LZ4).into(folder);
        VerifyResult good = verify();
        assertEquals(List.of(), good.failures());
        assertEquals(result.tiles(), good.rows());
        assertEquals(4, good.files());
        Path file = result.datasets().get(1).partition().resolve("country=LS/part-00000.arrow");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        List<String> faults =
                verify().failures().stream().map(failure -> failure.toString()).toList();
        assertTrue(faults.stream().anyMatch(fault -> fault.contains("receipt")), faults::toString);
        assertTrue(faults.size() > 1, () -> "only the receipt tells: " + faults);
    }

    private VerifyResult verify() throws Exception {
        VerifyRequest request = new VerifyRequest(folder, Optional.empty(), Optional.empty(), 16, false, 2);
        return new VerifyRun(request, new VerifyProgress()).execute();
    }
}
