package org.tileindex.verify;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;

/// Compares the countries that have parts with the report's summaries, its list of zones and its totals.
final class SummaryCheck {
    private final Evidence evidence;
    private final String dataset;
    private final String report;
    private final String summaries;
    private final Findings findings;

    /// @param dataset the folder of `tile_index` or `tile_values`, as messages name it
    /// @param report the report, as messages name it
    /// @param summaries the file of summaries, as messages name it
    SummaryCheck(Evidence evidence, String dataset, String report, String summaries, Findings findings) {
        this.evidence = evidence;
        this.dataset = dataset;
        this.report = report;
        this.summaries = summaries;
        this.findings = findings;
    }

    /// @param countries the parts of each country, in order of their numbers
    void check(Map<String, List<PartRows>> countries) {
        List<String> ids = evidence.zoneIds();
        TreeSet<String> missing = new TreeSet<>(ids);
        TreeSet<String> unknown = new TreeSet<>(countries.keySet());
        for (Evidence.Summary summary : evidence.summaries()) {
            String country = summary.country();
            checkCountry(summary, countries.getOrDefault(country, List.of()));
            unknown.remove(country);
            if (!missing.remove(country)) {
                mismatch(
                        "a summary belongs to no zone of the run",
                        Place.ofCountry(summaries, country),
                        "no line",
                        "1 line");
            }
        }
        for (String country : missing) {
            mismatch("a zone has no summary", Place.ofCountry(summaries, country), "1 line", "no line");
        }
        for (String country : unknown) {
            findings.add(
                    ErrorCode.E005_ISO_FK,
                    "a country is not among the run's zones",
                    Place.ofCountry(dataset, country),
                    Printable.list(ids),
                    country);
        }
        checkTotals(countries);
    }

    private void checkCountry(Evidence.Summary summary, List<PartRows> parts) {
        CountryCheck check = new CountryCheck(summary.country(), summaries, findings);
        check.checkId(evidence.anyIds());
        check.checkOrder(parts);
        check.checkSum(summary);
        check.checkSummary(parts, summary);
    }

    /// Compares no row count where a part could not be read to its end.
    private void checkTotals(Map<String, List<PartRows>> countries) {
        boolean counted = countries.values().stream().allMatch(PartRows::areComplete);
        long rows = countries.values().stream().mapToLong(PartRows::total).sum();
        String emitted = evidence.text("rows_emitted");
        if (counted && !emitted.equals(Long.toString(rows))) {
            mismatch(
                    "rows_emitted differs from the number of rows",
                    Place.ofFile(report),
                    emitted + " rows",
                    rows + " rows");
        }
        int lines = evidence.summaries().size();
        String total = evidence.text("countries_total");
        if (!total.equals(Integer.toString(lines))) {
            mismatch(
                    "countries_total differs from the number of summaries",
                    Place.ofFile(report),
                    Quantity.of(lines, "line"),
                    total);
        }
    }

    private void mismatch(String what, Place place, String expected, String found) {
        findings.add(ErrorCode.E014_VERIFY, what, place, expected, found);
    }
}
