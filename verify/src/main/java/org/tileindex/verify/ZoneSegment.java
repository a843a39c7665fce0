package org.tileindex.verify;

import java.util.Optional;

/// Collects the summary of consecutive rows of one zone in a part of `tile_index`.
final class ZoneSegment {
    private final String zone;
    private final Optional<RowSample> sample;
    private final RowSpans spans = new RowSpans();
    private long count;
    private long firstTile = -1;
    private long lastTile = -1;
    private long smallest = Long.MAX_VALUE;
    private long largest = -1;

    /// @param sample rows of the grid whose tiles are kept; empty for none
    ZoneSegment(String zone, Optional<RowSample> sample) {
        this.zone = zone;
        this.sample = sample;
    }

    String zone() {
        return zone;
    }

    /// Whether the tiles of a row of the grid are kept.
    boolean keeps(int row) {
        return sample.isPresent() && sample.get().covers(row);
    }

    void keep(int row, int col) {
        spans.add(row, col);
    }

    /// Whether no row has been added.
    boolean isEmpty() {
        return count == 0;
    }

    /// The tile id of the row added last; -1 if there is none.
    long lastTile() {
        return lastTile;
    }

    void keep(int row, int from, int to) {
        spans.add(row, from, to);
    }

    /// Adds the tiles of a row that is a span.
    ///
    /// @param tiles at least 1
    void add(long firstId, long tiles) {
        add(firstId);
        if (tiles > 1) {
            add(firstId + tiles - 1);
            count += tiles - 2;
        }
    }

    /// Adds one row.
    void add(long tileId) {
        if (count++ == 0) {
            firstTile = tileId;
        }
        lastTile = tileId;
        smallest = Math.min(smallest, tileId);
        largest = Math.max(largest, tileId);
    }

    /// The summary of the rows added.
    ///
    /// @param file path of the part, as messages name it
    /// @param complete whether the file has no more rows of the zone
    PartRows rows(String file, boolean complete) {
        spans.trim();
        return new PartRows(
                file, zone, count, firstTile, lastTile, largest < 0 ? -1 : smallest, largest, spans, complete);
    }
}
