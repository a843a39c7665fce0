package org.tileindex.stats;

import java.nio.file.Path;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.scan.CellCoverage;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneCells;

/// Counts the cells in the files of a published dataset.
final class PublishedCells {
    private static final int MOST_CELLS = 1 << 20;

    private final PublishedIndex index;
    private final GridLayer layer;
    private final OpenZones zones;

    PublishedCells(PublishedIndex index, GridLayer layer, OpenZones zones) {
        this.index = index;
        this.layer = layer;
        this.zones = zones;
    }

    /// Adds the cells of a file.
    void add(Path file, StatsTally tally) throws TileIndexException, InterruptedException {
        Spans.Builder spans = new Spans.Builder();
        CellCoverage.Builder coverage = new CellCoverage.Builder();
        String zone = "";
        int number = 0;
        int cells = 0;
        try (PublishedRows rows = new PublishedRows(index, file)) {
            while (rows.next()) {
                if (!rows.zone().equals(zone) || cells == MOST_CELLS) {
                    tally.add(layer, number, new ZoneCells(spans.build(), coverage.build(), 0));
                    spans = new Spans.Builder();
                    coverage = new CellCoverage.Builder();
                    zone = rows.zone();
                    number = zones.number(zone);
                    cells = 0;
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                }
                int row = row(file, rows.tile());
                int col = (int) (rows.tile() % layer.grid().ncols());
                spans.add(row, col);
                if (rows.share() < 1) {
                    coverage.add(row, col, rows.share());
                }
                cells++;
            }
        }
        tally.add(layer, number, new ZoneCells(spans.build(), coverage.build(), 0));
    }

    private int row(Path file, long tile) throws TileIndexException {
        long row = tile / layer.grid().ncols();
        if (row >= layer.grid().nrows()) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "--from: %s has a tile outside of the raster".formatted(file),
                    "Publish it again with tile-index enumerate --coverage.");
        }
        return (int) row;
    }
}
