package org.tileindex.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tileindex.fault.ErrorCode;

/// Sorts the rows of all parts by zone.
final class PartsByZone {
    private final ZoneOrder order;
    private final Findings findings;

    PartsByZone(ZoneOrder order, Findings findings) {
        this.order = order;
        this.findings = findings;
    }

    /// The rows of each zone, in the order of the parts.
    ///
    /// @param results in the order of the parts
    Map<String, List<PartRows>> collect(List<PartResult> results, boolean packed) {
        Map<String, List<PartRows>> zones = new TreeMap<>();
        for (PartResult result : results) {
            for (PartRows rows : result.rows()) {
                zones.computeIfAbsent(rows.zone(), zone -> new ArrayList<>(1)).add(rows);
            }
        }
        if (packed) {
            checkParts(results);
            addUnread(results, zones);
        }
        return zones;
    }

    /// A part goes on with the zone in which the part before it ended, or with a later one.
    private void checkParts(List<PartResult> results) {
        String last = "";
        for (PartResult result : results) {
            if (!result.rows().isEmpty()) {
                String first = result.rows().getFirst().zone();
                if (!last.isEmpty() && !first.equals(last) && !order.mayFollow(last, first)) {
                    findings.add(
                            ErrorCode.E014_VERIFY,
                            "a part file begins with an earlier zone than the previous one ends with",
                            Place.ofCountry(result.file(), first),
                            "zone %s or a later one".formatted(last),
                            first);
                }
                last = result.rows().getLast().zone();
            }
        }
    }

    /// Where a part could not be read to its end, nothing can be said of the zones from the last one before the gap to
    /// the first one after it.
    private void addUnread(List<PartResult> results, Map<String, List<PartRows>> zones) {
        int before = 0;
        for (int i = 0; i < results.size(); i++) {
            PartResult result = results.get(i);
            if (!result.rows().isEmpty()) {
                before = order.rank(result.rows().getLast().zone());
            }
            if (!result.complete()) {
                int after = results.subList(i + 1, results.size()).stream()
                        .filter(next -> !next.rows().isEmpty())
                        .mapToInt(next -> order.rank(next.rows().getFirst().zone()))
                        .findFirst()
                        .orElse(Integer.MAX_VALUE);
                for (int rank = before; rank <= after && rank < order.ids().size(); rank++) {
                    String zone = order.ids().get(rank);
                    zones.computeIfAbsent(zone, absent -> new ArrayList<>(1)).add(PartRows.unread(result.file(), zone));
                }
            }
        }
    }
}
