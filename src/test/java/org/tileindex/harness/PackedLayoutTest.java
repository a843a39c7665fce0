package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.SimdMode;
import org.tileindex.report.CountrySummary;
import org.tileindex.report.RunResult;
import org.tileindex.tile.ShardLayout;
import org.tileindex.writer.page.Codec;

/// Many zones in few files (contract, section 3.5): the same bytes however the work is done, and the rows that a folder
/// per zone has.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class PackedLayoutTest {
    /// More zones than there are groups, most of them less than a thousandth of the work.
    private static final int PARCELS_PER_SIDE = 45;

    private static final long SHARD_ROWS = 60_000;
    private static final long ROW_GROUP_ROWS = 20_000;

    @TempDir
    private static Path folder = Path.of("");

    private Path parcels = Path.of("");

    @BeforeAll
    void writeParcels() throws IOException {
        parcels = Parcels.write(folder.resolve("parcels.geojsonl"), PARCELS_PER_SIDE);
    }

    private SampleRun run() {
        return SampleRun.packed(parcels, Parcels.FIELD)
                .grid("15s")
                .shardRows(SHARD_ROWS)
                .rowGroupRows(ROW_GROUP_ROWS);
    }

    private static RunResult into(String name, SampleRun run) throws Exception {
        return run.into(folder.resolve(name));
    }

    private static List<String> receipts(RunResult result) {
        return result.datasets().stream()
                .map(dataset -> dataset.receipt().sha256())
                .toList();
    }

    /// Pages are compressed after their rows are decided, so the other codecs need fewer schedules.
    @ParameterizedTest
    @EnumSource(Codec.class)
    void bytesAreTheSameForEveryWorkerCountScheduleAndKernel(Codec codec) throws Exception {
        List<String> expected =
                receipts(into("first-" + codec, run().codec(codec).workers(1)));
        for (int workers : codec == Codec.SNAPPY ? List.of(1, 2, 4, 8, 12) : List.of(2, 8)) {
            SampleRun run = run().codec(codec).workers(workers).scheduleSeed(workers);
            String name = codec + "-" + workers;
            assertEquals(expected, receipts(into(name, run.simd(SimdMode.VECTOR))), name);
        }
    }

    /// A group that took less time to scan than to read back is scanned again.
    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void bytesAreTheSameFromTheCacheAndOnTheLegacyPath(InclusionRule rule) throws Exception {
        Path cache = folder.resolve("cache-" + rule);
        List<String> expected = receipts(into("cold-" + rule, run().rule(rule).cache(cache)));
        RunResult warm = into("warm-" + rule, run().rule(rule).cache(cache).workers(4));
        assertEquals(expected, receipts(warm));
        Set<String> kinds = warm.measured().schedule().tasks().stream()
                .map(timing -> timing.kind())
                .collect(Collectors.toSet());
        assertTrue(kinds.contains("recall"), kinds::toString);
        assertFalse(kinds.contains("validate"), kinds::toString);
        int files = FolderComparison.files(cache).size();
        assertTrue(files <= 20, files + " cache files of " + warm.countries().size() + " zones");
        assertEquals(expected, receipts(into("legacy-" + rule, run().rule(rule).legacy())));
    }

    /// Groups of zones whose entries are damaged are scanned again, whatever the others do.
    @Test
    void bytesAreTheSameWhereTheCacheIsDamagedAndMemoryIsShort() throws Exception {
        Path cache = folder.resolve("damaged");
        List<String> expected = receipts(into("sound", run().cache(cache)));
        List<String> entries = FolderComparison.files(cache.resolve("spans"));
        assertTrue(entries.size() > 2, entries::toString);
        for (int i = 0; i < entries.size(); i += 2) {
            Path entry = cache.resolve("spans").resolve(entries.get(i));
            byte[] bytes = Files.readAllBytes(entry);
            bytes[bytes.length / 2] ^= 1;
            Files.write(entry, bytes);
        }
        RunResult result = into("mended", run().cache(cache).memoryBytes(1 << 20));
        assertEquals(expected, receipts(result));
        List<String> kinds = result.measured().schedule().tasks().stream()
                .map(timing -> timing.kind())
                .toList();
        assertTrue(kinds.contains("scan") && kinds.contains("recall"), kinds::toString);
    }

    @Test
    void arrowFilesAreTheSameForEveryWorkerCount() throws Exception {
        SampleRun one = run().arrow(Codec.NONE).workers(1);
        SampleRun four = run().arrow(Codec.NONE).workers(4).scheduleSeed(4).simd(SimdMode.VECTOR);
        RunResult result = into("arrow-1", one);
        assertEquals(receipts(result), receipts(into("arrow-4", four)));
        RunResult parquet = into("arrow-twin", run());
        for (int i = 0; i < result.datasets().size(); i++) {
            List<Path> files = files(result, i);
            List<Path> twins = files(parquet, i);
            assertEquals(twins.size(), files.size());
            for (int file = 0; file < files.size(); file++) {
                assertEquals(FileReaders.duckDb(twins.get(file)), FileReaders.arrowIpc(files.get(file)));
            }
        }
    }

    private static List<Path> files(RunResult result, int dataset) throws IOException {
        Path partition = result.datasets().get(dataset).partition();
        return FolderComparison.files(partition).stream()
                .map(partition::resolve)
                .toList();
    }

    /// DuckDB finds the same rows as in one folder per zone, in the order of the key over all files.
    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void rowsAreThoseOfAFolderPerZoneInOrderOfTheirKey(InclusionRule rule) throws Exception {
        RunResult packed = into("packed-" + rule, run().rule(rule));
        RunResult byZone =
                into("zones-" + rule, run().rule(rule).layout(ShardLayout.ZONE).without("x".repeat(300)));
        try (DuckDb duckDb = new DuckDb()) {
            for (int i = 0; i < packed.datasets().size(); i++) {
                Path partition = packed.datasets().get(i).partition();
                duckDb.execute("CREATE OR REPLACE TABLE packed AS SELECT * EXCLUDE (filename, file_row_number), "
                        + "row_number() OVER (ORDER BY filename, file_row_number) AS n FROM "
                        + DuckDb.parquet(partition));
                duckDb.execute("CREATE OR REPLACE TABLE zones AS SELECT * EXCLUDE (filename, file_row_number) FROM "
                        + DuckDb.parquet(byZone.datasets().get(i).partition()));
                String all = "SELECT * EXCLUDE (n) FROM packed WHERE length(zone_id) < 300";
                assertEquals(
                        Map.of("missing", 0L, "extra", 0L, "disorder", 0L),
                        duckDb.counts("SELECT (SELECT count(*) FROM (FROM zones EXCEPT ALL " + all + ")) AS missing,"
                                + " (SELECT count(*) FROM (" + all + " EXCEPT ALL FROM zones)) AS extra,"
                                + " (SELECT count(*) FROM (SELECT (zone_id, tile_id) <= lag((zone_id, tile_id))"
                                + " OVER (ORDER BY n) AS wrong FROM packed) WHERE wrong) AS disorder"));
            }
        }
    }

    /// No file is smaller than it need be, files hold many zones, and each zone's own figures are right.
    @Test
    void zonesShareFilesAndAreReportedOneByOne() throws Exception {
        RunResult result = into("reported", run());
        long wanted = Math.ceilDiv(result.tiles(), SHARD_ROWS);
        assertEquals(wanted, result.shards());
        for (Path file : files(result, 0)) {
            assertEquals(result.datasets().getFirst().partition(), file.getParent());
        }
        assertEquals(
                result.countries().size(),
                new LinkedHashSet<>(result.countries().stream()
                                .map(CountrySummary::id)
                                .toList())
                        .size());
        Map<String, CountrySummary> zones =
                result.countries().stream().collect(Collectors.toMap(CountrySummary::id, zone -> zone));
        assertEquals(0, zone(zones, "speck").shards());
        assertTrue(zone(zones, "large").shards() > 1);
        try (DuckDb duckDb = new DuckDb()) {
            List<Map<String, Object>> counted =
                    duckDb.rows("SELECT zone_id, count(*) AS tiles, count(DISTINCT filename) AS files FROM "
                            + DuckDb.parquet(result.datasets().getFirst().partition()) + " GROUP BY ALL");
            for (Map<String, Object> row : counted) {
                CountrySummary zone = zone(zones, String.valueOf(row.get("zone_id")));
                assertEquals(row.get("tiles"), zone.cells().included(), zone::id);
                assertEquals(row.get("files"), (long) zone.shards(), zone::id);
            }
            assertEquals(
                    counted.size(),
                    zones.values().stream().filter(zone -> zone.shards() > 0).count());
        }
    }

    private static CountrySummary zone(Map<String, CountrySummary> zones, String id) {
        return Objects.requireNonNull(zones.get(id), id);
    }

    @Test
    void runThatIsKilledIsResumedFromItsShards() throws Exception {
        Path whole = folder.resolve("whole");
        Path killed = folder.resolve("killed");
        assertEquals(0, Program.run(enumerate(whole)).exitCode());
        Program program = Program.start(enumerate(killed));
        KilledRunTest.awaitStagedFiles(killed, 3, program);
        program.signal("KILL");
        program.await();
        List<String> finished = KilledRunTest.finishedShards(killed);
        var kept = KilledRunTest.inodes(killed, finished);
        Program.Ended ended = Program.run(KilledRunTest.withResume(enumerate(killed)));
        assertEquals(0, ended.exitCode(), ended::toString);
        for (String dataset : List.of("tile_index", "tile_bounds")) {
            assertEquals(
                    List.of(), FolderComparison.differences(whole.resolve(dataset), killed.resolve(dataset)), dataset);
        }
        assertTrue(
                KilledRunTest.inodes(killed, KilledRunTest.publishedFiles(killed))
                        .containsAll(kept),
                () -> "finished shards were written again: " + finished);
    }

    private String[] enumerate(Path out) {
        List<String> arguments = new ArrayList<>(List.of("enumerate", "--out", out.toString(), "--progress", "none"));
        arguments.addAll(List.of("--zones", parcels.toString(), "--zone-ids", "any", "--zone-id", Parcels.FIELD));
        arguments.addAll(List.of("--grid", "3s", "--shard-rows", "100000", "--workers", "2", "--no-cache"));
        return arguments.toArray(String[]::new);
    }
}
