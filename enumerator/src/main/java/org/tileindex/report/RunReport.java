package org.tileindex.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;
import org.tileindex.grid.Grid;
import org.tileindex.plan.Prediction;
import org.tileindex.plan.RunPlan;
import org.tileindex.scheduler.WorkerTime;
import org.tileindex.telemetry.CacheStats;
import org.tileindex.telemetry.StageTime;
import org.tileindex.tile.Dataset;
import org.tileindex.zone.IsoCountries;
import org.tileindex.zone.file.ZoneInput;

/// Writes `run_report.json`, `country_summaries.jsonl`, `timeline.jsonl` and `run_report.html` (contract, section 6).
public final class RunReport {
    private static final JSON PRETTY =
            JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private RunReport() {}

    /// Writes all of them into `folder`, which must exist.
    ///
    /// @param map the tiles found
    /// @return the files
    public static List<Path> write(RunResult result, TileMap map, Path folder) throws IOException {
        Map<String, Object> report = report(result);
        List<Map<String, Object>> countries = result.countries().stream()
                .map(country -> summary(result, country))
                .toList();
        List<TaskBar> tasks = timeline(result);
        RunCharts charts = new RunCharts(tasks, result.measured().throughput(), map);
        return List.of(
                Files.writeString(folder.resolve("run_report.json"), PRETTY.asString(report) + "\n"),
                Files.writeString(folder.resolve("country_summaries.jsonl"), lines(countries)),
                Files.writeString(
                        folder.resolve("timeline.jsonl"),
                        lines(tasks.stream().map(RunReport::task).toList())),
                Files.writeString(folder.resolve("run_report.html"), ReportPage.of(report, countries, charts)));
    }

    private static String lines(List<Map<String, Object>> objects) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Map<String, Object> object : objects) {
            lines.append(JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(object))
                    .append('\n');
        }
        return lines.toString();
    }

    /// One a task; its clock starts with the run's.
    private static List<TaskBar> timeline(RunResult result) {
        double opening = result.measured().openingSeconds();
        return result.measured().schedule().tasks().stream()
                .map(timing -> new TaskBar(
                        timing.worker(),
                        timing.task().kind(),
                        timing.task().name(),
                        opening + timing.startNanos() / 1e9,
                        opening + timing.endNanos() / 1e9,
                        timing.task().cost() / 1e9))
                .toList();
    }

    private static Map<String, Object> task(TaskBar bar) {
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("worker", bar.worker());
        task.put("kind", bar.kind());
        task.put("zone", bar.zone());
        task.put("start_seconds", bar.startSeconds());
        task.put("end_seconds", bar.endSeconds());
        task.put("predicted_seconds", bar.predictedSeconds());
        return task;
    }

    private static Map<String, Object> report(RunResult result) {
        RunPlan plan = result.plan();
        Grid grid = plan.request().cells().grid();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("parameter_hash", plan.parameters().hash());
        report.put("parameters", new TreeMap<>(plan.parameters().asMap()));
        report.put("predicate", plan.request().cells().rule().id());
        report.put("ingress_versions", ingress(plan.input()));
        report.put("grid_dims", Map.of("nrows", grid.nrows(), "ncols", grid.ncols()));
        report.put("countries_total", result.countries().size());
        report.put("zones_left_out", plan.selection().leftOut());
        report.put("features_without_id", plan.selection().withoutId());
        report.put("zones_invalid", result.invalid());
        report.put("zone_notes", plan.selection().notes());
        report.put("rows_emitted", result.tiles());
        report.put("path", plan.request().execution().path().label());
        report.put("kernels", result.kernel());
        report.put("determinism_receipt", receipts(result));
        report.put("pat", pat(result));
        report.put("prediction", prediction(plan.prediction()));
        report.put("stages", stages(result));
        return report;
    }

    private static Map<String, Object> receipts(RunResult result) {
        Map<String, Object> receipts = new LinkedHashMap<>();
        result.datasets().forEach(dataset -> {
            Map<String, Object> receipt = new LinkedHashMap<>();
            receipt.put(
                    "partition_path",
                    result.request().out().relativize(dataset.partition()).toString());
            receipt.put("sha256_hex", dataset.receipt().sha256());
            receipt.put("files", dataset.receipt().files());
            receipt.put("bytes", dataset.receipt().bytes());
            receipt.put("already_published", dataset.alreadyThere());
            receipts.put(dataset.dataset(), receipt);
        });
        return receipts;
    }

    private static Map<String, Object> ingress(ZoneInput input) {
        Map<String, Object> zones = new LinkedHashMap<>();
        zones.put("source", input.name());
        zones.put("parts", input.parts());
        zones.put("sha256_hex", input.sha256());
        Map<String, Object> iso = new LinkedHashMap<>();
        iso.put("source", IsoCountries.source());
        iso.put("sha256_hex", DigestUtils.sha256Hex(IsoCountries.canonical()));
        Map<String, Object> ingress = new LinkedHashMap<>();
        ingress.put("zones", zones);
        ingress.put("iso_table", iso);
        return ingress;
    }

    private static Map<String, Object> pat(RunResult result) {
        RunResult.Measured measured = result.measured();
        ZoneInput input = result.plan().input();
        List<WorkerTime> workers = measured.schedule().workers();
        Map<String, Object> pat = new LinkedHashMap<>();
        pat.put("wall_clock_seconds_total", measured.wallSeconds());
        pat.put("cpu_seconds_total", measured.cpuSeconds());
        pat.put("countries_processed", result.countries().size());
        pat.put(
                "cells_scanned_total",
                result.countries().stream().mapToLong(CountrySummary::visited).sum());
        pat.put("cells_included_total", result.tiles());
        pat.put("bytes_read_raster_total", 0);
        pat.put("bytes_read_vectors_total", input.bytes());
        pat.put("bytes_written_total", result.bytesWritten());
        pat.put("max_worker_rss_bytes", measured.peakResidentBytes());
        pat.put("heap_limit_bytes", Runtime.getRuntime().maxMemory());
        pat.put("open_files_peak", measured.openFilesPeak());
        pat.put("workers_used", workers.size());
        pat.put("chunk_size", result.request().layout().format().chunkRows());
        pat.put("io_baseline_raster_bps", 0);
        pat.put("io_baseline_vectors_bps", input.bytes() / Math.max(input.seconds(), 1e-9));
        pat.put("tiles_per_second", result.tilesPerSecond());
        pat.put("tiles_per_second_peak", Math.max(measured.tilesPerSecondPeak(), result.tilesPerSecond()));
        pat.put(
                "worker_busy_seconds",
                workers.stream().map(w -> w.busyNanos() / 1e9).toList());
        pat.put(
                "worker_idle_seconds",
                workers.stream().map(w -> w.idleNanos() / 1e9).toList());
        pat.put("worker_idle_variance_pct", idleVariancePercent(workers));
        pat.put("memory_wait_seconds", measured.schedule().memoryWaitNanos() / 1e9);
        pat.put("shards", result.shards());
        pat.put("rows_per_shard", result.shards() == 0 ? 0 : result.tiles() / result.shards());
        pat.put("cache", caches(result.caches()));
        return pat;
    }

    private static Map<String, Object> caches(List<CacheStats> caches) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (CacheStats cache : caches) {
            Map<String, Object> stats = new LinkedHashMap<>();
            stats.put("hits", cache.hits());
            stats.put("misses", cache.misses());
            stats.put("hit_ratio", cache.hitRatio());
            stats.put("evictions", cache.evictions());
            stats.put("bytes", cache.bytes());
            all.put(cache.name(), stats);
        }
        return all;
    }

    private static Map<String, Object> prediction(Prediction prediction) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("from_history", prediction.fromHistory());
        map.put("tiles", prediction.tiles());
        map.put("shards", prediction.shards());
        map.put("bytes", prediction.bytes());
        map.put("seconds", prediction.seconds());
        map.put("task_seconds", prediction.schedule().makespan() / 1e9);
        return map;
    }

    private static List<Map<String, Object>> stages(RunResult result) {
        List<Map<String, Object>> stages = new ArrayList<>();
        for (StageTime time : result.measured().stages()) {
            Map<String, Object> stage = new LinkedHashMap<>();
            stage.put("stage", time.stage().label());
            stage.put("wall_seconds", time.wallNanos() / 1e9);
            stage.put("cpu_seconds", time.cpuNanos() / 1e9);
            stage.put("wait_seconds", time.waitNanos() / 1e9);
            stage.put("rows", time.rows());
            stage.put("bytes", time.bytes());
            stages.add(stage);
        }
        return stages;
    }

    /// The spread of busy time: (most − least) / most, in percent.
    private static double idleVariancePercent(List<WorkerTime> workers) {
        long most = workers.stream().mapToLong(WorkerTime::busyNanos).max().orElse(0);
        long least = workers.stream().mapToLong(WorkerTime::busyNanos).min().orElse(0);
        return most == 0 ? 0 : 100.0 * (most - least) / most;
    }

    private static Map<String, Object> summary(RunResult result, CountrySummary country) {
        CountrySummary.Cells cells = country.cells();
        boolean empty = cells.included() == 0;
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(Dataset.idColumn(result.request().zones().options().ids()), country.id());
        line.put("cells_visited", country.visited());
        line.put("cells_included", cells.included());
        line.put("cells_excluded_outside", country.visited() - cells.included() - cells.inHoles());
        line.put("cells_excluded_hole", cells.inHoles());
        line.put("tile_id_min", empty ? null : cells.firstTile());
        line.put("tile_id_max", empty ? null : cells.lastTile());
        line.put("shards", country.shards());
        line.put("seconds", country.seconds());
        return line;
    }
}
