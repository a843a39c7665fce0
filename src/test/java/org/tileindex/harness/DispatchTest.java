package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.report.RunResult;
import org.tileindex.telemetry.CacheStats;

/// The bytes follow neither the order in which tasks are handed out, nor how they are split, nor the memory they may
/// take, nor what earlier runs remember.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class DispatchTest {
    private static final List<String> COUNTRIES = List.of("CA", "FJ", "ID", "IT", "LS", "RU", "US", "ZA");

    @TempDir
    private static Path folder = Path.of("");

    private RunResult expected;
    private int runs;

    private static SampleRun sample() {
        return SampleRun.of(COUNTRIES).grid("2m").shardRows(300_000).rowGroupRows(1_000_000);
    }

    private RunResult run(SampleRun run) throws Exception {
        return run.into(folder.resolve("run" + runs++));
    }

    @BeforeAll
    void runInTheUsualWay() throws Exception {
        expected = run(sample());
        assertTrue(expected.shards() > 20, "shards: " + expected.shards());
    }

    private void assertSameBytes(RunResult actual, String what) throws IOException {
        for (int i = 0; i < expected.datasets().size(); i++) {
            assertEquals(
                    List.of(),
                    FolderComparison.differences(
                            expected.datasets().get(i).partition(),
                            actual.datasets().get(i).partition()),
                    what);
        }
        assertEquals(cells(expected), cells(actual), what);
    }

    private static List<String> cells(RunResult result) {
        return result.countries().stream()
                .map(country -> country.id() + country.visited() + country.cells())
                .toList();
    }

    private static List<String> order(RunResult result) {
        return result.measured().schedule().tasks().stream()
                .map(timing -> timing.kind() + timing.name())
                .toList();
    }

    private static Map<String, Long> kinds(RunResult result) {
        return result.measured().schedule().tasks().stream()
                .collect(Collectors.groupingBy(timing -> timing.kind(), Collectors.counting()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_121})
    void inAShuffledOrder(long seed) throws Exception {
        RunResult shuffled = run(sample().workers(1).scheduleSeed(seed));
        assertSameBytes(shuffled, "seed " + seed);
        assertNotEquals(order(run(sample().workers(1))), order(shuffled), "the order was not shuffled");
    }

    @Test
    void withScansSplitAmongManyWorkers() throws Exception {
        RunResult split = run(sample().workers(64));
        assertSameBytes(split, "64 workers");
        long scans = kinds(split).getOrDefault("scan", 0L);
        assertTrue(scans > COUNTRIES.size(), "no scan was split: " + scans);
    }

    @Test
    void withHardlyAnyMemory() throws Exception {
        assertSameBytes(run(sample().workers(4).memoryBytes(1)), "one byte");
    }

    @Test
    void withWhatEarlierRunsRememberWholeDamagedOrGone() throws Exception {
        Path cache = folder.resolve("cache");
        RunResult first = run(sample().cache(cache));
        assertSameBytes(first, "first");
        assertFalse(first.plan().prediction().fromHistory());
        assertEquals(Set.of("validate", "scan", "shard"), kinds(first).keySet());

        RunResult second = run(sample().cache(cache));
        assertSameBytes(second, "second");
        assertTrue(second.plan().prediction().fromHistory());
        assertEquals(first.tiles(), second.plan().prediction().tiles());
        assertEquals(Set.of("recall", "shard"), kinds(second).keySet());
        assertEquals(COUNTRIES.size(), spans(second).hits());

        damageEverySecondFile(cache.resolve("spans"));
        RunResult third = run(sample().cache(cache));
        assertSameBytes(third, "third");
        assertEquals(Set.of("recall", "scan", "shard"), kinds(third).keySet());
        assertEquals(COUNTRIES.size() / 2, spans(third).misses());

        damageEverySecondFile(cache.resolve("zones"));
        damageEverySecondFile(cache.resolve("costs"));
        RunResult fourth = run(sample().cache(cache));
        assertSameBytes(fourth, "fourth");
        assertFalse(fourth.plan().prediction().fromHistory());
    }

    @Test
    void othersOfTheSameInputUseWhatFits() throws Exception {
        Path cache = folder.resolve("shared");
        run(SampleRun.of(List.of("CA", "RU")).grid("2m").cache(cache));
        RunResult result = run(sample().cache(cache));
        assertSameBytes(result, "after another selection");
        assertEquals(2, spans(result).hits());
    }

    private static CacheStats spans(RunResult result) {
        return result.caches().stream()
                .filter(cache -> cache.name().equals("spans"))
                .findFirst()
                .orElseThrow();
    }

    private static void damageEverySecondFile(Path folder) throws IOException {
        List<String> names = new ArrayList<>(new TreeSet<>(FolderComparison.files(folder)));
        for (int i = 0; i < names.size(); i += 2) {
            Path file = folder.resolve(names.get(i));
            byte[] content = Files.readAllBytes(file);
            content[content.length / 2] ^= 1;
            Files.write(file, content);
        }
    }
}
