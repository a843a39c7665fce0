package org.tileindex.verify;

import java.util.Optional;
import org.tileindex.fault.ErrorCode;

/// Puts tiles together that follow each other in a row of the grid, and holds these runs to the spans of `tile_spans`.
final class SpanComparison {
    private final SpanPart spans;
    private final PartZones zones;
    private final PartPlaces places;
    private final Findings findings;
    private Optional<SpanPart.Span> span;
    private String zone = "";
    private int row = -1;
    private int from;
    private int to;

    /// Whether all tiles so far were known.
    private boolean known = true;

    SpanComparison(SpanPart spans, PartZones zones, PartPlaces places, Findings findings) {
        this.spans = spans;
        this.zones = zones;
        this.places = places;
        this.findings = findings;
        this.span = spans.next();
    }

    /// Adds rows `[0, rows)` of a batch of tiles.
    ///
    /// @param complete whether the batch has their cells
    void add(RowBatch batch, int rows, boolean complete) {
        known &= complete && (batch.has(DatasetSchema.ZONE) || !zones.packed());
        if (!known) {
            return;
        }
        String[] texts = batch.texts(DatasetSchema.ZONE);
        int[] rasterRows = batch.ints(DatasetSchema.RASTER_ROW);
        int[] rasterCols = batch.ints(DatasetSchema.RASTER_COL);
        for (int i = 0; i < rows; i++) {
            String of = zones.packed() ? texts[i] : zones.folder().orElseThrow();
            if (rasterCols[i] == to && rasterRows[i] == row && of.equals(zone)) {
                to++;
            } else {
                end();
                zone = of;
                row = rasterRows[i];
                from = rasterCols[i];
                to = from + 1;
            }
        }
    }

    /// Compares what is left when all tiles are read.
    ///
    /// @param complete whether there are no more tiles
    void finish(boolean complete) {
        if (complete && known) {
            end();
            while (span.isPresent()) {
                surplus(span.get());
                span = spans.next();
            }
        }
        spans.finish();
    }

    /// Compares the run that has ended with the next span.
    private void end() {
        if (row < 0) {
            return;
        }
        while (span.isPresent() && order(span.get()) < 0) {
            surplus(span.get());
            span = spans.next();
        }
        if (span.isPresent() && order(span.get()) == 0) {
            if (span.get().to() != to) {
                differ(
                        "a span has other tiles than " + places.dataset(),
                        span.get().fileRow(),
                        columns(from, to),
                        columns(span.get().from(), span.get().to()));
            }
            span = spans.next();
        } else if (!spans.isBroken()) {
            differ("a span is missing", -1, columns(from, to), "no span");
        }
    }

    /// Below 0 where the span comes before the run, 0 where both begin with the same tile.
    private int order(SpanPart.Span other) {
        int order =
                Integer.compare(zones.order().rank(other.zone()), zones.order().rank(zone));
        order = order != 0 ? order : Integer.compare(other.row(), row);
        return order != 0 ? order : Integer.compare(other.from(), from);
    }

    private void surplus(SpanPart.Span other) {
        findings.add(
                ErrorCode.E014_VERIFY,
                "a span begins with no run of tiles of " + places.dataset(),
                places.inSpans(other.fileRow(), other.zone(), other.row(), other.from()),
                "no span",
                columns(other.from(), other.to()));
    }

    private void differ(String what, long fileRow, String expected, String found) {
        findings.add(ErrorCode.E014_VERIFY, what, places.inSpans(fileRow, zone, row, from), expected, found);
    }

    private static String columns(int from, int to) {
        return "columns [%d, %d)".formatted(from, to);
    }
}
