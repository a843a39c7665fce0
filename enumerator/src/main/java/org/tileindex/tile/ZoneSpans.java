package org.tileindex.tile;

import java.util.List;
import org.tileindex.scan.CellCoverage;
import org.tileindex.scan.Spans;

/// Cells of one zone, all or a range of them.
///
/// @param zone the zone's id
/// @param coverage the share of each of them that the zone covers; it may list other cells, too
public record ZoneSpans(String zone, Spans spans, CellCoverage coverage) {
    /// Cells whose coverage nobody asked for.
    public ZoneSpans(String zone, Spans spans) {
        this(zone, spans, CellCoverage.WHOLE);
    }

    /// Spans `[from, to)` of these, without a copy.
    ZoneSpans range(int from, int to) {
        return from == 0 && to == spans.size() ? this : new ZoneSpans(zone, spans.range(from, to), coverage);
    }

    /// The number of cells of all `zones`.
    static long cells(List<ZoneSpans> zones) {
        return zones.stream().mapToLong(zone -> zone.spans().cells()).sum();
    }

    /// The number of spans of all `zones`.
    static int count(List<ZoneSpans> zones) {
        return zones.stream().mapToInt(zone -> zone.spans().size()).sum();
    }
}
