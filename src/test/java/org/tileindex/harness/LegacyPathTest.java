package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.SimdMode;
import org.tileindex.report.RunResult;
import org.tileindex.writer.PublishedDataset;

/// `--path legacy` publishes the bytes of the fast path.
@Tag("slow")
class LegacyPathTest {
    /// The United States from the Rocky Mountains to Lake Superior, whose shore has islands.
    private static final Bounds INLAND = new Bounds(-110, 40, -85, 50);

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void largeCountries(InclusionRule rule) throws Exception {
        assertSame(rule, () -> SampleRun.of(List.of("US")).grid("2m", INLAND));
        assertSame(rule, () -> SampleRun.of(List.of("BR", "IN")).grid("15m"));
    }

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void smallCountriesAtThirtyArcSeconds(InclusionRule rule) throws Exception {
        assertSame(rule, () -> SampleRun.of(List.of("LS", "MV")));
        assertSame(rule, SampleRun::vatican);
    }

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void enclavesAndHoles(InclusionRule rule) throws Exception {
        assertSame(rule, () -> SampleRun.of(List.of("IT", "ZA")).grid("10m"));
    }

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void antimeridianAndPoles(InclusionRule rule) throws Exception {
        assertSame(rule, () -> SampleRun.of(List.of("FJ")).grid("150s"));
        assertSame(rule, () -> SampleRun.of(List.of("RU", "AQ")).grid("30m"));
    }

    /// A square with its sides on centroids, a hole with its sides on edges of cells and one with vertices on
    /// centroids, beside a square whose sides are edges of cells and which crosses the antimeridian.
    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void sidesAndVerticesOnCentroidsAndEdgesOfCells(InclusionRule rule) throws Exception {
        Path zones = Files.writeString(folder.resolve("squares.geojson"), """
                {"type": "FeatureCollection", "features": [
                 {"type": "Feature", "properties": {"iso_a2": "AD"}, "geometry": {"type": "Polygon", "coordinates": [
                  [[10.5, 10.5], [30.5, 10.5], [30.5, 25.5], [10.5, 25.5], [10.5, 10.5]],
                  [[12, 12], [12, 15], [16, 15], [16, 12], [12, 12]],
                  [[20.5, 14.5], [23.5, 20.5], [26.5, 14.5], [23.5, 17.5], [20.5, 14.5]]]}},
                 {"type": "Feature", "properties": {"iso_a2": "BE"}, "geometry": {"type": "Polygon", "coordinates": [
                  [[175, -5], [185, -5], [185, 5], [175, 5], [175, -5]]]}}]}
                """);
        assertSame(rule, () -> SampleRun.ofFile(zones).grid("1"));
    }

    @Test
    void severalShardsAndTheVectorKernel() throws Exception {
        assertSame(
                InclusionRule.CENTER,
                () -> SampleRun.of(List.of("LS"))
                        .simd(SimdMode.VECTOR)
                        .rowGroupRows(10_000)
                        .shardRows(10_000));
    }

    @Test
    void nothingIsRemembered() throws Exception {
        Path cache = folder.resolve("cache");
        run("first", SampleRun.of(List.of("LS")).cache(cache).legacy());
        assertFalse(Files.exists(cache), "written");
        run("second", SampleRun.of(List.of("LS")).grid("10s").cache(cache));
        List<Path> before = files(cache);
        assertFalse(before.isEmpty(), "the fast path remembers");
        RunResult result = run(
                "third", SampleRun.of(List.of("LS")).grid("10s").cache(cache).legacy());
        assertEquals(before, files(cache));
        assertEquals(
                List.of("validate", "scan", "shard"),
                result.measured().schedule().tasks().stream()
                        .map(timing -> timing.kind())
                        .toList());
    }

    @Test
    void summaryAndReportSayWhichPathRan() throws Exception {
        Path out = folder.resolve("out");
        Program.Ended legacy = enumerate(out, "--path", "legacy");
        assertEquals(0, legacy.exitCode(), legacy::toString);
        assertTrue(
                legacy.stdout().get(1).startsWith("1 worker, legacy path, scalar kernels (JTS decides each cell), "),
                legacy::toString);
        assertEquals("legacy", report(out).get("path"));
        Program.Ended fast = enumerate(out, "--workers", "2");
        assertTrue(
                fast.stdout().get(1).startsWith("2 workers, fast path, scalar kernels (the work is per span), "),
                fast::toString);
        assertTrue(String.join("\n", fast.stdout()).contains("already there, unchanged"), "same bytes");
        assertEquals("fast", report(out).get("path"));
    }

    @Test
    void moreThanOneWorkerIsWrongUsage() throws Exception {
        Path out = folder.resolve("out");
        Program.Ended two = enumerate(out, "--path", "legacy", "--workers", "2");
        CommandErrorsTest.assertOneLine(2, "tile-index: usage: ", "--workers 2: --path legacy", two);
        assertEquals(0, enumerate(out, "--path", "legacy", "-j", "1").exitCode());
        assertEquals(2, enumerate(out, "--path", "slow").exitCode());
    }

    /// Russia's 32 million cells take minutes; Ctrl-C does not wait for them.
    @Test
    void ctrlCEndsTheSearchBetweenTwoRows() throws Exception {
        Path out = folder.resolve("out");
        Program program = Program.startInForeground(
                "enumerate", "--out", out.toString(), "--countries", "RU", "--path", "legacy", "--progress", "none");
        while (program.isRunning() && !Files.exists(out.resolve(".tile-index/staging"))) {
            Thread.sleep(10);
        }
        Thread.sleep(3_000);
        assertTrue(program.signal("INT"));
        Program.Ended ended = program.await();
        assertEquals(130, ended.exitCode(), ended::toString);
        assertEquals(List.of("tile-index: interrupted; nothing was published"), ended.stderr());
    }

    private static Map<String, Object> report(Path out) throws Exception {
        Path reports = out.resolve("reports");
        String name = FolderComparison.files(reports).stream()
                .filter(file -> file.endsWith("run_report.json"))
                .findFirst()
                .orElseThrow();
        return JSON.std.mapFrom(Files.readString(reports.resolve(name)));
    }

    private static Program.Ended enumerate(Path out, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("enumerate", "--out", out.toString()));
        arguments.addAll(List.of("--countries", "LS", "--grid", "2m", "--progress", "none"));
        arguments.addAll(List.of(options));
        return Program.run(arguments.toArray(String[]::new));
    }

    private interface Setting {
        SampleRun run();
    }

    private void assertSame(InclusionRule rule, Setting setting) throws Exception {
        Path parent = Files.createTempDirectory(folder, "same");
        RunResult fast = setting.run().rule(rule).into(parent.resolve("fast"));
        RunResult legacy = setting.run().rule(rule).legacy().into(parent.resolve("legacy"));
        assertEquals(receipts(fast), receipts(legacy));
        assertEquals(fast.plan().parameters().hash(), legacy.plan().parameters().hash());
        assertEquals(
                List.of(),
                FolderComparison.differences(parent.resolve("fast/tile_index"), parent.resolve("legacy/tile_index")));
        assertEquals(
                List.of(),
                FolderComparison.differences(parent.resolve("fast/tile_bounds"), parent.resolve("legacy/tile_bounds")));
        for (int i = 0; i < fast.countries().size(); i++) {
            assertEquals(
                    fast.countries().get(i).cells(), legacy.countries().get(i).cells(), "summary");
            assertTrue(fast.countries().get(i).cells().included() > 0, "tiles");
        }
    }

    private RunResult run(String name, SampleRun setting) throws Exception {
        return setting.into(folder.resolve(name));
    }

    private static List<String> receipts(RunResult result) {
        return result.datasets().stream()
                .map(PublishedDataset::receipt)
                .map(receipt -> receipt.sha256())
                .toList();
    }

    private static List<Path> files(Path cache) throws Exception {
        try (Stream<Path> tree = Files.walk(cache)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
