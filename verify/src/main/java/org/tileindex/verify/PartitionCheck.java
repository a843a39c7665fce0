package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.Zone;
import org.tileindex.zone.file.ZoneSource;

/// Checks one partition: its layout, its report, every row, and the membership of its cells.
final class PartitionCheck {
    private final VerifyRequest request;
    private final String partition;
    private final Findings findings;
    private final VerifyProgress progress;
    private final Workers workers;
    private final PartitionFiles files;
    private final Path reports;

    PartitionCheck(
            VerifyRequest request, String partition, Findings findings, VerifyProgress progress, Workers workers) {
        this.request = request;
        this.partition = partition;
        this.findings = findings;
        this.progress = progress;
        this.workers = workers;
        this.files = new PartitionFiles(request.out(), partition, findings);
        this.reports = request.out().resolve("reports").resolve(partition);
    }

    void check() throws IOException, InterruptedException {
        List<PartFile> parts = files.check();
        progress.expect(2 * parts.size());
        Evidence evidence;
        try {
            evidence = Evidence.read(reports);
        } catch (TileIndexException e) {
            unusable("run report is missing or damaged", files.relative(reports), e);
            return;
        }
        CellFormulas formulas = new CellFormulas(evidence.grid());
        BudgetCheck budgets = new BudgetCheck(report(Evidence.REPORT), report(Timeline.FILE), evidence, findings);
        budgets.checkOpenFiles();
        budgets.checkMemory();
        budgets.checkBusyTimes(reports.resolve(Timeline.FILE));
        Map<String, Zone> zones = zones(evidence, budgets);
        Map<String, RowSample> samples = new TreeMap<>();
        zones.forEach((id, zone) -> samples.put(id, RowSample.of(zone, formulas, request.rowStep())));
        Map<String, List<PartRows>> countries = readParts(parts, evidence, formulas, samples);
        checkCountries(countries, evidence);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (Zone zone : zones.values()) {
            RowSpans found = new RowSpans();
            List<PartRows> ofZone = countries.getOrDefault(zone.id(), List.of());
            ofZone.forEach(part -> found.addAll(part.spans()));
            String folder = files.relative(files.folder(DatasetSchema.TILE_INDEX))
                    + (evidence.anyIds() ? "/zone=" : "/country=")
                    + zone.id();
            MembershipCheck check = new MembershipCheck(
                    zone, folder, evidence, formulas, found, request.exhaustive(), findings, progress);
            RowSample sample = samples.get(zone.id());
            if (sample != null && PartRows.areComplete(ofZone)) {
                tasks.addAll(check.tasks(sample));
            }
        }
        progress.expectChecks(tasks.size());
        workers.all(tasks);
    }

    private Map<String, Zone> zones(Evidence evidence, BudgetCheck budgets) {
        try {
            ZoneSource source = ZoneInput.source(request.zones(), evidence);
            budgets.checkVectorBytes(source.size());
            return ZoneInput.zones(source, evidence);
        } catch (TileIndexException e) {
            unusable("membership cannot be checked", report(Evidence.REPORT), e);
            return Map.of();
        }
    }

    private void unusable(String what, String where, TileIndexException e) {
        findings.add(e.code(), what, Place.ofFile(where), "a usable input", String.valueOf(e.getMessage()), "");
    }

    private String report(String file) {
        return files.relative(reports.resolve(file));
    }

    /// Reads all parts, the heaviest first, and the receipts' bytes next to them.
    private Map<String, List<PartRows>> readParts(
            List<PartFile> parts, Evidence evidence, CellFormulas formulas, Map<String, RowSample> samples)
            throws IOException, InterruptedException {
        ReportCheck reportCheck = new ReportCheck(report(Evidence.REPORT), evidence, findings);
        reportCheck.checkParameters(partition.substring(VerifyRun.PREFIX.length()));
        PartRows[] rows = new PartRows[parts.size()];
        List<Callable<Void>> tasks = new ArrayList<>();
        for (String dataset : List.of(DatasetSchema.TILE_INDEX, DatasetSchema.TILE_BOUNDS)) {
            Path folder = files.folder(dataset);
            tasks.add(() -> {
                reportCheck.checkReceipt(dataset, folder, files.relative(folder));
                return null;
            });
        }
        List<Integer> heaviestFirst = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            heaviestFirst.add(i);
        }
        heaviestFirst.sort(
                Comparator.comparingLong((Integer i) -> parts.get(i).bytes()).reversed());
        for (int i : heaviestFirst) {
            PartFile part = parts.get(i);
            PartPlaces places = new PartPlaces(
                    part.country(), files.relative(part.index()), files.relative(part.bounds()), formulas.ncols());
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

    private void checkCountries(Map<String, List<PartRows>> countries, Evidence evidence) {
        String summaries = report(Evidence.SUMMARIES);
        TreeSet<String> unknown = new TreeSet<>(countries.keySet());
        TreeSet<String> expected = new TreeSet<>(evidence.zoneIds());
        long total = 0;
        for (Evidence.Summary summary : evidence.summaries()) {
            List<PartRows> parts = countries.getOrDefault(summary.country(), List.of());
            unknown.remove(summary.country());
            CountryCheck check = new CountryCheck(summary.country(), summaries, findings);
            check.checkId(evidence.anyIds());
            check.checkOrder(parts);
            check.checkSummary(parts, summary);
            total += CountryCheck.rows(parts);
            expectOnce(expected, summary.country(), summaries);
        }
        for (String country : expected) {
            mismatch("zone has no summary", Place.ofCountry(summaries, country), "one line", "none");
        }
        for (String country : unknown) {
            total += CountryCheck.rows(countries.getOrDefault(country, List.of()));
            findings.add(
                    ErrorCode.E005_ISO_FK,
                    "country is not among the run's zones",
                    Place.ofCountry(files.relative(files.folder(DatasetSchema.TILE_INDEX)), country),
                    String.join(",", evidence.zoneIds()),
                    country);
        }
        Place report = Place.ofFile(report(Evidence.REPORT));
        boolean counted = countries.values().stream().allMatch(PartRows::areComplete);
        if (counted && !evidence.text("rows_emitted").equals(Long.toString(total))) {
            mismatch("rows_emitted is not the number of rows", report, evidence.text("rows_emitted"), total);
        }
        int lines = evidence.summaries().size();
        if (!evidence.text("countries_total").equals(Integer.toString(lines))) {
            mismatch("countries_total is not the number of summaries", report, lines, evidence.text("countries_total"));
        }
    }

    private void expectOnce(Set<String> expected, String country, String summaries) {
        if (!expected.remove(country)) {
            mismatch("summary of no zone of the run", Place.ofCountry(summaries, country), "none", "one line");
        }
    }

    private void mismatch(String what, Place place, Object expected, Object found) {
        findings.add(ErrorCode.E014_VERIFY, what, place, expected, found);
    }
}
