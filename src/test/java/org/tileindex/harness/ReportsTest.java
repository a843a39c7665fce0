package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.report.RunResult;

/// `run_report.json` and `country_summaries.jsonl` have all fields (contract, section 6), and their numbers are those
/// that DuckDB counts in the published files. Fields about rasters have no meaning yet.
@Tag("slow")
@TestInstance(Lifecycle.PER_CLASS)
class ReportsTest {
    /// Large ones, islands, holes (ZA around LS, IT around SM), the antimeridian, and one that the grid may miss.
    private static final List<String> COUNTRIES = List.of("FJ", "IT", "LS", "MC", "RU", "SM", "US", "ZA");

    private static final int WORKERS = 3;

    @TempDir
    private static Path folder = Path.of("");

    private Map<String, Object> report = Map.of();
    private final Map<String, Map<String, Object>> summaries = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> counted = new LinkedHashMap<>();
    private long tiles;
    private long bytes;

    @BeforeAll
    void runAndRead() throws Exception {
        RunResult result = SampleRun.of(COUNTRIES)
                .grid("2m")
                .workers(WORKERS)
                .shardRows(1_000_000)
                .into(folder);
        Path reports = folder.resolve("reports")
                .resolve("parameter_hash=" + result.plan().parameters().hash());
        assertEquals(
                List.of("country_summaries.jsonl", "run_report.html", "run_report.json", "timeline.jsonl"),
                FolderComparison.files(reports));
        report = JSON.std.mapFrom(Files.readString(reports.resolve("run_report.json")));
        for (String line : Files.readAllLines(reports.resolve("country_summaries.jsonl"))) {
            Map<String, Object> summary = JSON.std.mapFrom(line);
            summaries.put(String.valueOf(summary.get("country_iso")), summary);
        }
        Path index = folder.resolve("tile_index");
        try (DuckDb duckdb = new DuckDb()) {
            for (Map<String, Object> row : duckdb.rows("SELECT country_iso, count(*) AS tiles, min(tile_id) AS low,"
                    + " max(tile_id) AS high, count(DISTINCT filename) AS shards FROM " + DuckDb.parquet(index)
                    + " GROUP BY ALL ORDER BY ALL")) {
                counted.put(String.valueOf(row.get("country_iso")), row);
                tiles += number(row, "tiles");
            }
        }
        for (String dataset : List.of("tile_index", "tile_bounds")) {
            for (String name : FolderComparison.files(folder.resolve(dataset))) {
                bytes += Files.size(folder.resolve(dataset).resolve(name));
            }
        }
    }

    @Test
    void theReportSaysWhatWasAsked() {
        assertTrue(String.valueOf(report.get("parameter_hash")).matches("[0-9a-f]{64}"), "hash");
        assertEquals("center", report.get("predicate"));
        assertEquals(Map.of("nrows", 5400, "ncols", 10800), report.get("grid_dims"));
        assertEquals(COUNTRIES.size(), report.get("countries_total"));
        for (String input : List.of("zones", "iso_table")) {
            Map<?, ?> version = map(map(report, "ingress_versions"), input);
            assertTrue(String.valueOf(version.get("sha256_hex")).matches("[0-9a-f]{64}"), version::toString);
            assertTrue(version.containsKey("source"), version::toString);
        }
    }

    @Test
    void everyCacheTellsHowItWasUsed() {
        Map<?, ?> caches = map(map(report, "pat"), "cache");
        assertEquals(Set.of("zones", "spans", "costs", "row_areas"), caches.keySet());
        for (Object name : caches.keySet()) {
            Map<?, ?> cache = map(caches, String.valueOf(name));
            assertEquals(Set.of("hits", "misses", "hit_ratio", "evictions", "bytes"), cache.keySet());
            long requests = number(cache, "hits") + number(cache, "misses");
            assertEquals((double) number(cache, "hits"), decimal(cache, "hit_ratio") * requests, 1e-6, cache::toString);
        }
        assertTrue(number(map(caches, "row_areas"), "hits") > 0, "shards of one country share their rows' areas");
        assertTrue(number(map(caches, "row_areas"), "misses") > 0, "areas are computed once");
    }

    /// Files are also written, and synced at the end, by the run's own thread.
    @Test
    void theStagesHoldNoMoreThanTheWorkOfTheWorkers() {
        double stages = 0;
        for (Object each : (List<?>) report.getOrDefault("stages", List.of())) {
            Map<?, ?> stage = (Map<?, ?>) each;
            assertTrue(decimal(stage, "wall_seconds") >= 0, stage::toString);
            if (Set.of("validate", "scan", "recall", "encode", "compress").contains(stage.get("stage"))) {
                stages += decimal(stage, "wall_seconds");
            }
        }
        double busy = 0;
        if (map(report, "pat").get("worker_busy_seconds") instanceof List<?> workers) {
            busy = workers.stream()
                    .mapToDouble(seconds -> ((Number) seconds).doubleValue())
                    .sum();
        }
        assertTrue(stages > 0 && stages <= busy, stages + " s of stages, " + busy + " s busy");
    }

    @Test
    void theReceiptsAreThoseOfThePublishedFiles() throws Exception {
        for (String dataset : List.of("tile_index", "tile_bounds")) {
            Map<?, ?> receipt = map(map(report, "determinism_receipt"), dataset);
            Path partition = folder.resolve(String.valueOf(receipt.get("partition_path")));
            assertEquals(PartitionDigest.sha256(partition), receipt.get("sha256_hex"));
        }
    }

    @Test
    void theSumsAreWhatDuckDbCounts() {
        assertTrue(tiles > 0, "tiles");
        assertEquals(tiles, number(report, "rows_emitted"));
        Map<?, ?> pat = map(report, "pat");
        assertEquals(tiles, number(pat, "cells_included_total"));
        assertEquals(sum("cells_included"), number(pat, "cells_included_total"));
        assertEquals(sum("cells_visited"), number(pat, "cells_scanned_total"));
        assertEquals(COUNTRIES.size(), number(pat, "countries_processed"));
        assertEquals(bytes, number(pat, "bytes_written_total"));
        assertEquals(tiles / sum("shards"), number(pat, "rows_per_shard"));
    }

    @Test
    void theMeasurementsAreThereAndPlausible() {
        Map<?, ?> pat = map(report, "pat");
        for (String field : List.of(
                "wall_clock_seconds_total",
                "cpu_seconds_total",
                "bytes_read_vectors_total",
                "max_worker_rss_bytes",
                "heap_limit_bytes",
                "chunk_size",
                "io_baseline_vectors_bps",
                "tiles_per_second")) {
            assertTrue(decimal(pat, field) > 0, field + " in " + pat);
        }
        for (String field : List.of(
                "open_files_peak", "tiles_per_second_peak", "worker_idle_variance_pct", "memory_wait_seconds")) {
            assertTrue(decimal(pat, field) >= 0, field + " in " + pat);
        }
        assertEquals(WORKERS, number(pat, "workers_used"));
        for (String field : List.of("worker_busy_seconds", "worker_idle_seconds")) {
            List<?> seconds = (List<?>) Objects.requireNonNull(pat.get(field), field);
            assertEquals(WORKERS, seconds.size(), field);
            seconds.forEach(value -> assertTrue(((Number) value).doubleValue() >= 0, field));
        }
    }

    @Test
    void everyCountryHasALineWithTheContractsFields() {
        assertEquals(COUNTRIES, new ArrayList<>(summaries.keySet()));
        for (Map<String, Object> summary : summaries.values()) {
            assertEquals(
                    Set.of(
                            "country_iso",
                            "cells_visited",
                            "cells_included",
                            "cells_excluded_outside",
                            "cells_excluded_hole",
                            "tile_id_min",
                            "tile_id_max",
                            "shards",
                            "seconds"),
                    summary.keySet());
            assertTrue(decimal(summary, "seconds") >= 0, summary::toString);
        }
    }

    @Test
    void visitedCellsAreIncludedOrOutsideOrInAHole() {
        for (Map<String, Object> summary : summaries.values()) {
            long outside = number(summary, "cells_excluded_outside");
            long hole = number(summary, "cells_excluded_hole");
            assertTrue(outside >= 0 && hole >= 0, summary::toString);
            assertEquals(
                    number(summary, "cells_visited"),
                    number(summary, "cells_included") + outside + hole,
                    summary::toString);
        }
    }

    /// Lesotho is South Africa's hole and has no hole itself: nearly all of its cells are the cells taken away there,
    /// but for those whose centroids lie on the common boundary.
    @Test
    void anEnclaveIsTheHoleOfWhatLiesAroundIt() {
        assertEquals(0, number(summary("LS"), "cells_excluded_hole"));
        long lesotho = number(summary("LS"), "cells_included");
        long taken = number(summary("ZA"), "cells_excluded_hole");
        assertTrue(Math.abs(lesotho - taken) <= 2, lesotho + " cells of LS, " + taken + " taken from ZA");
    }

    @Test
    void countsIdsAndShardsOfEveryCountryAreWhatDuckDbFinds() {
        for (Map.Entry<String, Map<String, Object>> entry : summaries.entrySet()) {
            Map<String, Object> summary = entry.getValue();
            Map<String, Object> found = counted.get(entry.getKey());
            if (found == null) {
                assertEquals(0, number(summary, "cells_included"), summary::toString);
                assertEquals(0, number(summary, "shards"), summary::toString);
                assertTrue(summary.containsKey("tile_id_min") && summary.get("tile_id_min") == null, summary::toString);
            } else {
                assertEquals(number(found, "tiles"), number(summary, "cells_included"), summary::toString);
                assertEquals(number(found, "shards"), number(summary, "shards"), summary::toString);
                assertEquals(number(found, "low"), number(summary, "tile_id_min"), summary::toString);
                assertEquals(number(found, "high"), number(summary, "tile_id_max"), summary::toString);
            }
        }
    }

    private Map<String, Object> summary(String id) {
        return Objects.requireNonNull(summaries.get(id), id);
    }

    private long sum(String field) {
        return summaries.values().stream()
                .mapToLong(summary -> number(summary, field))
                .sum();
    }

    private static Map<?, ?> map(Map<?, ?> parent, String field) {
        return (Map<?, ?>) Objects.requireNonNull(parent.get(field), field);
    }

    private static long number(Map<?, ?> parent, String field) {
        return ((Number) Objects.requireNonNull(parent.get(field), field)).longValue();
    }

    private static double decimal(Map<?, ?> parent, String field) {
        return ((Number) Objects.requireNonNull(parent.get(field), field)).doubleValue();
    }
}
