package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.Sources;
import org.tileindex.zone.Zone;
import org.tileindex.zone.file.ZoneParts;

/// Checks one partition: its layout, its report, every row, and the membership of its cells.
final class PartitionCheck {
    private final VerifyRequest request;
    private final OutputPaths paths;
    private final String partition;
    private final Findings findings;
    private final VerifyProgress progress;
    private final Workers workers;
    private final Sources sources;

    /// @param sources opens rasters
    PartitionCheck(
            VerifyRequest request,
            String partition,
            Findings findings,
            VerifyProgress progress,
            Workers workers,
            Sources sources) {
        this.request = request;
        this.paths = new OutputPaths(request.out());
        this.partition = partition;
        this.findings = findings;
        this.progress = progress;
        this.workers = workers;
        this.sources = sources;
    }

    void check() throws IOException, InterruptedException {
        Evidence evidence;
        try {
            evidence = Evidence.read(paths.reports(partition));
        } catch (TileIndexException e) {
            String folder = paths.relative(paths.reports(partition));
            unusable("the run report is missing or damaged", folder, "an intact run report", e);
            List<String> datasets = present();
            files(datasets, looksPacked(datasets.getFirst()));
            return;
        }
        List<PartFile> parts = files(evidence.datasets(), evidence.isPacked());
        try (RunRasters rasters =
                RunRasters.open(evidence, request.rasters(), sources, report(Evidence.REPORT), findings)) {
            check(evidence, parts, rasters);
        }
    }

    private void check(Evidence evidence, List<PartFile> parts, RunRasters rasters)
            throws IOException, InterruptedException {
        CellFormulas formulas = new CellFormulas(evidence.grid());
        Map<String, Zone> zones = zones(evidence, checkBudgets(evidence));
        Map<String, RowSample> samples = new HashMap<>();
        zones.forEach((id, zone) -> samples.put(id, RowSample.of(zone, formulas, request.rowStep())));
        Map<String, List<PartRows>> found = readParts(parts, evidence, formulas, zones, samples, rasters);
        new SummaryCheck(
                        evidence,
                        folder(evidence.datasets().getFirst()),
                        report(Evidence.REPORT),
                        report(Evidence.SUMMARIES),
                        findings)
                .check(found);
        if (!rasters.hasMask() || rasters.usable()) {
            checkMembership(evidence, formulas, rasters, zones, samples, found);
        }
    }

    private List<PartFile> files(List<String> datasets, boolean packed) throws IOException {
        List<PartFile> parts = new PartitionFiles(paths, partition, datasets, packed, findings).check();
        progress.expect(parts.stream().mapToInt(part -> part.files().size()).sum());
        return parts;
    }

    /// The datasets of a partition whose report is of no use.
    private List<String> present() {
        List<String> found = DatasetSchema.ALL_DATASETS.stream()
                .filter(dataset -> Files.exists(paths.data(dataset, partition)))
                .toList();
        return found.isEmpty() ? DatasetSchema.DATASETS : found;
    }

    /// The layout of such a partition.
    private boolean looksPacked(String dataset) {
        Path folder = paths.data(dataset, partition);
        return Files.exists(folder.resolve("part-00000.parquet")) || Files.exists(folder.resolve("part-00000.arrow"));
    }

    private void checkMembership(
            Evidence evidence,
            CellFormulas formulas,
            RunRasters rasters,
            Map<String, Zone> zones,
            Map<String, RowSample> samples,
            Map<String, List<PartRows>> found)
            throws IOException, InterruptedException {
        List<MembershipCheck.Sampled> sampled = new ArrayList<>();
        zones.forEach((id, zone) -> {
            List<PartRows> rows = found.getOrDefault(id, List.of());
            Optional<RowSample> sample = Optional.ofNullable(samples.get(id));
            if (sample.isPresent() && PartRows.areComplete(rows)) {
                sampled.add(new MembershipCheck.Sampled(zone, sample.get(), rows));
            }
        });
        List<Callable<Void>> tasks = new MembershipCheck(
                        folder(evidence.datasets().getFirst()),
                        evidence,
                        formulas,
                        rasters,
                        request.exhaustive(),
                        findings,
                        progress)
                .tasks(sampled);
        progress.expectChecks(tasks.size());
        workers.all(tasks);
    }

    private BudgetCheck checkBudgets(Evidence evidence) {
        BudgetCheck budgets = new BudgetCheck(report(Evidence.REPORT), report(Timeline.FILE), evidence, findings);
        budgets.checkOpenFiles();
        budgets.checkMemory();
        budgets.checkRasterBytes();
        budgets.checkBusyTimes(paths.reports(partition).resolve(Timeline.FILE));
        return budgets;
    }

    private Map<String, Zone> zones(Evidence evidence, BudgetCheck budgets) throws InterruptedException {
        try {
            ZoneParts source = ZoneInput.source(request.zones(), sources, evidence);
            budgets.checkVectorBytes(source.size());
            return ZoneInput.zones(source, evidence);
        } catch (TileIndexException e) {
            unusable("the membership of cells cannot be checked", report(Evidence.REPORT), "the zones of the run", e);
            return Map.of();
        }
    }

    private void unusable(String what, String where, String expected, TileIndexException e) {
        findings.add(e.code(), what, Place.ofFile(where), expected, String.valueOf(e.getMessage()), "");
    }

    private String report(String file) {
        return paths.relative(paths.reports(partition).resolve(file));
    }

    private String folder(String dataset) {
        return paths.relative(paths.data(dataset, partition));
    }

    /// Reads all parts and, next to them, the bytes that the receipts are of. The result has the rows of each zone.
    private Map<String, List<PartRows>> readParts(
            List<PartFile> parts,
            Evidence evidence,
            CellFormulas formulas,
            Map<String, Zone> shapes,
            Map<String, RowSample> samples,
            RunRasters rasters)
            throws IOException, InterruptedException {
        PartResult[] results = new PartResult[parts.size()];
        List<Callable<Void>> tasks = checkReport(evidence);
        ZoneOrder order = ZoneOrder.of(evidence.zoneIds());
        for (int i : heaviestFirst(parts)) {
            PartFile part = parts.get(i);
            PartPlaces places = new PartPlaces(
                    evidence.datasets().getFirst(),
                    paths.relative(part.first()),
                    part.in(DatasetSchema.TILE_BOUNDS).map(paths::relative).orElse(""),
                    part.in(SpanSchema.TILE_SPANS).map(paths::relative).orElse(""),
                    formulas.ncols());
            PartZones zones = new PartZones(part.zone(), samples, order);
            CoverageRows coverage =
                    new CoverageRows(shapes, formulas, zones, places, request.exhaustive(), findings, progress);
            tasks.add(() -> {
                results[i] = new PartCheck(
                                part, places, evidence, formulas, zones, rasters, coverage, findings, progress)
                        .check();
                progress.filesDone(part.files().size());
                return null;
            });
        }
        workers.all(tasks);
        return new PartsByZone(order, findings).collect(List.of(results), evidence.isPacked());
    }

    /// Checks the report by itself, and returns one task per receipt.
    private List<Callable<Void>> checkReport(Evidence evidence) {
        ReportCheck check = new ReportCheck(report(Evidence.REPORT), evidence, findings);
        check.checkParameters(OutputPaths.hash(partition));
        List<Callable<Void>> tasks = new ArrayList<>();
        for (String dataset : evidence.datasets()) {
            Path data = paths.data(dataset, partition);
            tasks.add(() -> {
                check.checkReceipt(dataset, data, paths.relative(data));
                return null;
            });
        }
        return tasks;
    }

    private static int[] heaviestFirst(List<PartFile> parts) {
        Comparator<Integer> byBytes = Comparator.comparingLong(i -> parts.get(i).bytes());
        return IntStream.range(0, parts.size())
                .boxed()
                .sorted(byBytes.reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
