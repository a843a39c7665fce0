package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.tileindex.fault.TileIndexException;
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

    PartitionCheck(
            VerifyRequest request, String partition, Findings findings, VerifyProgress progress, Workers workers) {
        this.request = request;
        this.paths = new OutputPaths(request.out());
        this.partition = partition;
        this.findings = findings;
        this.progress = progress;
        this.workers = workers;
    }

    void check() throws IOException, InterruptedException {
        List<PartFile> parts = new PartitionFiles(paths, partition, findings).check();
        progress.expect(2 * parts.size());
        Evidence evidence;
        try {
            evidence = Evidence.read(paths.reports(partition));
        } catch (TileIndexException e) {
            String folder = paths.relative(paths.reports(partition));
            unusable("the run report is missing or damaged", folder, "an intact run report", e);
            return;
        }
        CellFormulas formulas = new CellFormulas(evidence.grid());
        Map<String, Zone> zones = zones(evidence, checkBudgets(evidence));
        Map<String, RowSample> samples = new TreeMap<>();
        zones.forEach((id, zone) -> samples.put(id, RowSample.of(zone, formulas, request.rowStep())));
        Map<String, List<PartRows>> countries = readParts(parts, evidence, formulas, samples);
        new SummaryCheck(
                        evidence,
                        folder(DatasetSchema.TILE_INDEX),
                        report(Evidence.REPORT),
                        report(Evidence.SUMMARIES),
                        findings)
                .check(countries);
        List<Callable<Void>> tasks = new ArrayList<>();
        samples.forEach((id, sample) -> {
            List<PartRows> ofZone = countries.getOrDefault(id, List.of());
            Optional<Zone> zone = Optional.ofNullable(zones.get(id));
            if (zone.isPresent() && PartRows.areComplete(ofZone)) {
                tasks.addAll(membership(zone.get(), ofZone, evidence, formulas).tasks(sample));
            }
        });
        progress.expectChecks(tasks.size());
        workers.all(tasks);
    }

    private BudgetCheck checkBudgets(Evidence evidence) {
        BudgetCheck budgets = new BudgetCheck(report(Evidence.REPORT), report(Timeline.FILE), evidence, findings);
        budgets.checkOpenFiles();
        budgets.checkMemory();
        budgets.checkBusyTimes(paths.reports(partition).resolve(Timeline.FILE));
        return budgets;
    }

    private MembershipCheck membership(Zone zone, List<PartRows> parts, Evidence evidence, CellFormulas formulas) {
        RowSpans found = new RowSpans();
        parts.forEach(part -> found.addAll(part.spans()));
        String folder = folder(DatasetSchema.TILE_INDEX) + "/" + evidence.zoneFolder() + zone.id();
        return new MembershipCheck(zone, folder, evidence, formulas, found, request.exhaustive(), findings, progress);
    }

    private Map<String, Zone> zones(Evidence evidence, BudgetCheck budgets) {
        try {
            ZoneParts source = ZoneInput.source(request.zones(), evidence);
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

    /// Reads all parts and, next to them, the bytes that the receipts are of.
    private Map<String, List<PartRows>> readParts(
            List<PartFile> parts, Evidence evidence, CellFormulas formulas, Map<String, RowSample> samples)
            throws IOException, InterruptedException {
        PartRows[] rows = new PartRows[parts.size()];
        List<Callable<Void>> tasks = checkReport(evidence);
        for (int i : heaviestFirst(parts)) {
            PartFile part = parts.get(i);
            PartPlaces places = new PartPlaces(
                    part.country(), paths.relative(part.index()), paths.relative(part.bounds()), formulas.ncols());
            Optional<RowSample> sample = Optional.ofNullable(samples.get(part.country()));
            tasks.add(() -> {
                rows[i] = new PartCheck(part, places, evidence, formulas, sample, findings, progress).check();
                progress.fileDone();
                progress.fileDone();
                return null;
            });
        }
        workers.all(tasks);
        Map<String, List<PartRows>> countries = new TreeMap<>();
        for (int i = 0; i < rows.length; i++) {
            countries
                    .computeIfAbsent(parts.get(i).country(), country -> new ArrayList<>())
                    .add(rows[i]);
        }
        return countries;
    }

    /// Checks the report by itself, and returns one task per receipt.
    private List<Callable<Void>> checkReport(Evidence evidence) {
        ReportCheck check = new ReportCheck(report(Evidence.REPORT), evidence, findings);
        check.checkParameters(OutputPaths.hash(partition));
        List<Callable<Void>> tasks = new ArrayList<>();
        for (String dataset : DatasetSchema.DATASETS) {
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
