package org.tileindex.verify;

import java.util.List;
import org.tileindex.fault.ErrorCode;
import org.tileindex.zone.IsoCountries;

/// Checks a country's parts together: order across files, and rows and ids against the report's summary.
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
                    "country is no ISO 3166-1 alpha-2 code",
                    Place.ofCountry(summaries, country),
                    "a code",
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
                            "a file does not start after the end of the one before",
                            Place.ofCountry(part.file(), country),
                            "a tile_id above " + last,
                            part.firstTile());
                }
                last = part.lastTile();
            }
        }
    }

    /// Compares nothing where a part could not be read to its end.
    void checkSummary(List<PartRows> parts, Evidence.Summary summary) {
        if (!PartRows.areComplete(parts)) {
            return;
        }
        same("rows of a country", summary.rows(), rows(parts));
        same(
                "smallest tile_id of a country",
                summary.firstTile(),
                parts.stream()
                        .filter(part -> part.count() > 0)
                        .mapToLong(PartRows::smallest)
                        .min()
                        .orElse(-1));
        same(
                "largest tile_id of a country",
                summary.lastTile(),
                parts.stream().mapToLong(PartRows::largest).max().orElse(-1));
    }

    static long rows(List<PartRows> parts) {
        return parts.stream().mapToLong(PartRows::count).sum();
    }

    private void same(String what, long expected, long found) {
        if (expected != found) {
            findings.add(
                    ErrorCode.E014_VERIFY,
                    what + " differ from the summary's",
                    Place.ofCountry(summaries, country),
                    expected,
                    found);
        }
    }
}
