package org.tileindex.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.tileindex.grid.Grid;
import org.tileindex.plan.Prediction;
import org.tileindex.plan.RunPlan;
import org.tileindex.telemetry.StageTime;
import org.tileindex.tile.Dataset;
import org.tileindex.value.NamedRaster;
import org.tileindex.zone.IsoCountries;
import org.tileindex.zone.file.ZoneInput;

/// Writes `run_report.json`, `country_summaries.jsonl`, `timeline.jsonl` and `run_report.html` (contract, section 6).
public final class RunReport {
    private static final JSON PRETTY =
            JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).with(JSON.Feature.WRITE_NULL_PROPERTIES);
    private static final JSON LINE = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private RunReport() {}

    /// Writes all of them into `folder`, which must exist.
    ///
    /// @param map the tiles found
    /// @return the files
    public static List<Path> write(RunResult result, TileMap map, Path folder) throws IOException {
        Map<String, Object> report = report(result);
        List<TaskBar> tasks = timeline(result);
        RunCharts charts = new RunCharts(
                tasks, result.measured().throughput(), map, result.measured().executors());
        List<Path> files = new ArrayList<>();
        files.add(Files.writeString(folder.resolve("run_report.json"), PRETTY.asString(report) + "\n"));
        files.add(lines(
                folder.resolve(ZoneRows.ALL), result.countries().stream().map(country -> summary(result, country))));
        files.add(lines(folder.resolve("timeline.jsonl"), tasks.stream().map(RunReport::task)));
        files.add(
                Files.writeString(folder.resolve("run_report.html"), ReportPage.of(report, heaviest(result), charts)));
        return files;
    }

    /// Writes one object after another, because there may be a million.
    private static Path lines(Path file, Stream<Map<String, Object>> objects) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (Iterator<Map<String, Object>> each = objects.iterator(); each.hasNext(); ) {
                writer.write(LINE.asString(each.next()));
                writer.write('\n');
            }
        }
        return file;
    }

    /// The zones with the most tiles, with their areas.
    private static ZoneRows heaviest(RunResult result) {
        List<Map<String, Object>> heaviest = result.countries().stream()
                .sorted(Comparator.comparingLong(
                                (CountrySummary country) -> country.cells().included())
                        .reversed())
                .limit(ZoneRows.MOST)
                .map(country -> {
                    Map<String, Object> row = summary(result, country);
                    if (!Double.isNaN(country.cells().areaM2())) {
                        row.put(ZoneRows.AREA, country.cells().areaM2());
                    }
                    return row;
                })
                .toList();
        return new ZoneRows(heaviest, result.countries().size());
    }

    /// One a task; its clock starts with the run's.
    private static List<TaskBar> timeline(RunResult result) {
        double opening = result.measured().openingSeconds();
        return result.measured().schedule().tasks().stream()
                .map(timing -> new TaskBar(
                        timing.worker(),
                        timing.kind(),
                        timing.name(),
                        opening + timing.startNanos() / 1e9,
                        opening + timing.endNanos() / 1e9,
                        timing.cost() / 1e9))
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
        report.put("command", Invocation.of(plan.request()));
        report.put("versions", RunFacts.versions());
        report.put("predicate", plan.request().cells().rule().id());
        report.put("ingress_versions", ingress(plan));
        RunFacts.putGrid(report, grid);
        report.put("countries_total", result.countries().size());
        report.put("zones_left_out", plan.leftOut());
        report.put("features_without_id", plan.withoutId());
        report.put("zones_invalid", result.invalid());
        report.put("zone_notes", plan.selection().notes());
        report.put("rows_emitted", result.tiles());
        report.put("path", plan.request().execution().path().label());
        report.put("kernels", result.kernels().description());
        report.put("determinism_receipt", receipts(result));
        report.put("pat", PerformanceFigures.of(result));
        report.put("prediction", prediction(plan.prediction()));
        report.put("stages", stages(result));
        return report;
    }

    private static Map<String, Object> receipts(RunResult result) {
        Map<String, Object> receipts = new LinkedHashMap<>();
        result.datasets().forEach(dataset -> {
            Map<String, Object> receipt = new LinkedHashMap<>();
            receipt.put(
                    "partition_path", dataset.dataset() + "/" + result.plan().partition());
            receipt.put("sha256_hex", dataset.receipt().sha256());
            receipt.put("files", dataset.receipt().files());
            receipt.put("bytes", dataset.receipt().bytes());
            receipt.put("already_published", dataset.alreadyThere());
            receipts.put(dataset.dataset(), receipt);
        });
        return receipts;
    }

    private static Map<String, Object> ingress(RunPlan plan) {
        ZoneInput input = plan.input();
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
        List<NamedRaster> rasters = plan.request().cells().pixels().rasters();
        if (!rasters.isEmpty()) {
            ingress.put("rasters", rasters.stream().map(RunReport::raster).toList());
        }
        return ingress;
    }

    private static Map<String, Object> raster(NamedRaster named) {
        Map<String, Object> raster = new LinkedHashMap<>();
        raster.put("name", named.name());
        raster.put("source", named.raster().name());
        raster.put("bytes", named.raster().source().size());
        raster.put("fingerprint_hex", named.raster().fingerprint());
        raster.put("assume_wgs84", named.raster().assumesWgs84());
        return raster;
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

    private static String idColumn(RunResult result) {
        return Dataset.TILE_INDEX.idColumn(result.request().zones().options().ids());
    }

    private static Map<String, Object> summary(RunResult result, CountrySummary country) {
        CountrySummary.Cells cells = country.cells();
        boolean empty = cells.included() == 0;
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(idColumn(result), country.id());
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
