package org.tileindex.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tileindex.raster.ReadFigures;
import org.tileindex.raster.source.SourceFigures;
import org.tileindex.scheduler.WorkerTime;
import org.tileindex.telemetry.CacheStats;
import org.tileindex.telemetry.ExecutorUse;
import org.tileindex.value.RasterUse;
import org.tileindex.value.RasterWay;
import org.tileindex.zone.file.ZoneInput;

/// The performance figures of a run: `pat` of `run_report.json` (contract, section 6.2).
final class PerformanceFigures {
    private PerformanceFigures() {}

    static Map<String, Object> of(RunResult result) {
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
        SourceFigures rasters = result.rasters().total();
        pat.put("bytes_read_raster_total", rasters.bytes());
        pat.put("bytes_read_vectors_total", input.bytes());
        pat.put("bytes_written_total", result.bytesWritten());
        pat.putAll(held(measured));
        pat.put("workers_used", workers.size());
        pat.put("chunk_size", result.request().layout().format().chunkRows());
        pat.put("io_baseline_raster_bps", rasters.bytes() / Math.max(seconds(rasters), 1e-9));
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
        pat.putAll(raster(result.rasters()));
        pat.putAll(executors(measured.executors()));
        return pat;
    }

    /// What the process held at most.
    private static Map<String, Object> held(RunResult.Measured measured) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("max_worker_rss_bytes", measured.peakResidentBytes());
        figures.put("heap_limit_bytes", Runtime.getRuntime().maxMemory());
        figures.put("open_files_peak", measured.openFilesPeak());
        figures.put("open_files_own_peak", measured.openFilesOwnPeak());
        return figures;
    }

    /// Time that requests took, from their sending to their last byte; several may run at once.
    private static double seconds(SourceFigures figures) {
        return (figures.firstByteNanos() + figures.bodyNanos()) / 1e9;
    }

    /// The figures of rasters under their name; nothing where there are none.
    private static Map<String, Object> raster(RasterUse rasters) {
        if (rasters.sources().isEmpty()) {
            return Map.of();
        }
        SourceFigures source = rasters.total();
        ReadFigures read = rasters.read();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("requests", source.requests());
        figures.put("retries", source.retries());
        figures.put("connections", source.connections());
        figures.put("blocks", read.blocks());
        figures.put("bytes_blocks", read.blockBytes());
        figures.put("bytes_wasted", read.wastedBytes());
        figures.put("passes", read.passes());
        figures.put("bytes_decoded", read.decodedBytes());
        figures.put("waits", rasters.cache().waits());
        figures.put("first_byte_seconds", source.firstByteNanos() / 1e9);
        figures.put("body_seconds", source.bodyNanos() / 1e9);
        figures.put("decode_seconds", read.decodeNanos() / 1e9);
        figures.put("ways", rasters.ways().stream().map(PerformanceFigures::way).toList());
        return Map.of("raster", figures);
    }

    private static Map<String, Object> way(RasterWay way) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("raster", way.raster());
        figures.put("way", way.way().way());
        figures.put("reason", way.way().reason());
        figures.put("plans", way.plans());
        return figures;
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

    /// The processes that did the work; nothing where this one did it.
    private static Map<String, Object> executors(List<ExecutorUse> executors) {
        return executors.isEmpty()
                ? Map.of()
                : Map.of(
                        "executors",
                        executors.stream().map(PerformanceFigures::executor).toList());
    }

    private static Map<String, Object> executor(ExecutorUse executor) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("id", executor.id());
        figures.put("host", executor.host());
        figures.put("workers", executor.workers());
        figures.put("cpu_seconds", executor.cpuSeconds());
        return figures;
    }

    /// The spread of busy time: (most − least) / most, in percent.
    private static double idleVariancePercent(List<WorkerTime> workers) {
        long most = workers.stream().mapToLong(WorkerTime::busyNanos).max().orElse(0);
        long least = workers.stream().mapToLong(WorkerTime::busyNanos).min().orElse(0);
        return most == 0 ? 0 : 100.0 * (most - least) / most;
    }
}
