package org.tileindex.verify;

import java.util.List;
import org.tileindex.fault.ErrorCode;
import org.tileindex.zone.IsoCountries;

/// Checks the parts of one country together: their order, and their rows and tile ids against the report's summary.
final class CountryCheck {
    private final String country;
    private final String summaries;
    private final Findings findings;

    /// @param summaries the file of summaries, as messages name it
    CountryCheck(String country, String summaries, Findings findings) {
        this.country = country;
        this.summaries = summaries;
        this.findings = findings;
    }

    void checkId(boolean anyIds) {
        if (!anyIds && !IsoCountries.contains(country)) {
            findings.add(
                    ErrorCode.E005_ISO_FK,
                    "a country is not an ISO 3166-1 alpha-2 code",
                    Place.ofCountry(summaries, country),
                    "an ISO code",
                    country);
        }
    }

    /// @param parts in order of their numbers
    void checkOrder(List<PartRows> parts) {
        long last = -1;
        for (PartRows part : parts) {
            if (part.count() > 0) {
                if (part.firstTile() <= last) {
                    findings.add(
                            part.firstTile() == last ? ErrorCode.E003_DUP_TILE : ErrorCode.E014_VERIFY,
                            "a part file does not continue after the previous one",
                            Place.ofCountry(part.file(), country),
                            "a tile_id above " + last,
                            "tile_id " + part.firstTile());
                }
                last = part.lastTile();
            }
        }
    }

    /// Cells of the country's window are tiles, or outside, or in holes.
    void checkSum(Evidence.Summary summary) {
        long sum = summary.rows() + summary.outside() + summary.inHoles();
        if (summary.outside() < 0 || summary.inHoles() < 0 || sum != summary.visited()) {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "the cells of a summary do not add up to cells_visited",
                    Place.ofCountry(summaries, country),
                    Quantity.of(summary.visited(), "cell"),
                    "%d included, %d outside, %d in holes"
                            .formatted(summary.rows(), summary.outside(), summary.inHoles()));
        }
    }

    /// Compares parts with their summary, unless one could not be read to its end.
    void checkSummary(List<PartRows> parts, Evidence.Summary summary) {
        if (!PartRows.areComplete(parts)) {
            return;
        }
        same("row count", " rows", summary.rows(), PartRows.total(parts));
        same(
                "smallest tile_id",
                "",
                summary.firstTile(),
                parts.stream()
                        .filter(part -> part.count() > 0)
                        .mapToLong(PartRows::smallest)
                        .min()
                        .orElse(-1));
        same(
                "largest tile_id",
                "",
                summary.lastTile(),
                parts.stream().mapToLong(PartRows::largest).max().orElse(-1));
    }

    private void same(String what, String unit, long expected, long found) {
        if (expected != found) {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    "the %s of a country differs from its summary".formatted(what),
                    Place.ofCountry(summaries, country),
                    expected + unit,
                    found + unit);
        }
    }
}
