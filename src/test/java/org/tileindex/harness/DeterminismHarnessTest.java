package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.kernel.SimdMode;
import org.tileindex.report.RunResult;
import org.tileindex.writer.PublishedDataset;
import org.tileindex.writer.page.Codec;

/// Same inputs and parameters give the same bytes: for any worker count and kernel, and from one commit to the next.
@Tag("slow")
class DeterminismHarnessTest {
    private static final List<String> DATASETS = List.of("tile_index", "tile_bounds");
    /// Small enough that the large countries have several shards, and those several row groups.
    private static final long SHARD_ROWS = 2_500_000;

    private static final long ROW_GROUP_ROWS = 1_000_000;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(Codec.class)
    void bytesAreTheSameForEveryWorkerCountAndKernel(Codec codec) throws Exception {
        List<Integer> workerCounts = codec == Codec.SNAPPY ? List.of(1, 2, 4, 8, 12) : List.of(1, 2, 4, 8);
        Path expected = folder.resolve("first");
        run(codec, 1, SimdMode.SCALAR, expected);
        for (int workers : workerCounts) {
            for (SimdMode simd : List.of(SimdMode.SCALAR, SimdMode.VECTOR)) {
                Path actual = folder.resolve(workers + "-" + simd);
                run(codec, workers, simd, actual);
                for (String dataset : DATASETS) {
                    assertEquals(
                            List.of(),
                            FolderComparison.differences(expected.resolve(dataset), actual.resolve(dataset)),
                            "%s with %d workers, %s".formatted(dataset, workers, simd));
                }
                deleteFiles(actual);
            }
        }
    }

    @Test
    void largeCountriesHaveSeveralShards() throws Exception {
        RunResult result = run(Codec.SNAPPY, 2, SimdMode.AUTO, folder);
        long several = result.countries().stream()
                .filter(country -> country.shards() > 1)
                .count();
        assertTrue(several >= 2, "countries with several shards: " + several);
    }

    @Test
    void receiptsAreThoseOfTheLastDeclaredChange() throws Exception {
        TreeMap<String, String> actual = new TreeMap<>();
        for (Codec codec : Codec.values()) {
            Path out = folder.resolve(codec.name());
            putReceipts(codec + ".sample.", run(codec, 2, SimdMode.AUTO, out), actual);
            putReceipts(codec + ".vatican.", vatican(codec, 2, SimdMode.AUTO, out.resolve("vatican")), actual);
            deleteFiles(out);
        }
        for (Codec codec : List.of(Codec.NONE, Codec.LZ4, Codec.ZSTD)) {
            Path out = folder.resolve("arrow-" + codec);
            putReceipts(
                    "ARROW-" + codec + ".lesotho.",
                    SampleRun.of(List.of("LS")).arrow(codec).into(out),
                    actual);
        }
        GoldenReceipts golden = GoldenReceipts.load(GoldenReceipts.file());
        String changes = golden.changes(actual);
        if (GoldenReceipts.updateWanted()) {
            new GoldenReceipts(actual).save(GoldenReceipts.file());
            fail("golden.update=true: " + GoldenReceipts.file() + " was rewritten; run again without it.\n" + changes);
        }
        assertTrue(changes.isEmpty(), () -> changes + "\n" + GoldenReceipts.HOW_TO_DECLARE);
    }

    private static void putReceipts(String prefix, RunResult result, Map<String, String> receipts) throws IOException {
        for (PublishedDataset dataset : result.datasets()) {
            String sha256 = PartitionDigest.sha256(dataset.partition());
            assertEquals(sha256, dataset.receipt().sha256(), "receipt of " + dataset.partition());
            receipts.put(prefix + dataset.dataset(), sha256);
        }
        receipts.put(prefix + "parameter_hash", result.plan().parameters().hash());
    }

    /// The sample and the Vatican, both below `out`'s dataset folders.
    private static RunResult run(Codec codec, int workers, SimdMode simd, Path out) throws Exception {
        vatican(codec, workers, simd, out);
        return SampleRun.of(SampleRun.COUNTRIES)
                .codec(codec)
                .workers(workers)
                .simd(simd)
                .shardRows(SHARD_ROWS)
                .rowGroupRows(ROW_GROUP_ROWS)
                .into(out);
    }

    private static RunResult vatican(Codec codec, int workers, SimdMode simd, Path out) throws Exception {
        return SampleRun.vatican().codec(codec).workers(workers).simd(simd).into(out);
    }

    private static void deleteFiles(Path out) throws IOException {
        for (String name : FolderComparison.files(out)) {
            Files.delete(out.resolve(name));
        }
    }
}
