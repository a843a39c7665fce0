package org.tileindex.stats;

import java.nio.file.Path;
import org.tileindex.fault.TileIndexException;
import org.tileindex.scan.CellCoverage;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneCells;

/// Counts the cells in the files of a published dataset.
final class PublishedCells {
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
        int groups = 1;
        for (int group = 0; group < groups; group++) {
            try (PublishedRows rows = new PublishedRows(index, file, group)) {
                groups = rows.groups();
                add(rows, tally);
            }
        }
    }

    private void add(PublishedRows rows, StatsTally tally) throws TileIndexException, InterruptedException {
        Spans.Builder spans = new Spans.Builder();
        CellCoverage.Builder coverage = new CellCoverage.Builder();
        String zone = "";
        int number = 0;
        while (rows.next()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            for (int i = 0; i < rows.size(); i++) {
                if (!rows.zone(i).equals(zone)) {
                    tally.add(layer, number, new ZoneCells(spans.build(), coverage.build(), 0));
                    zone = rows.zone(i);
                    number = zones.number(zone);
                }
                int row = (int) (rows.tile(i) / layer.grid().ncols());
                int col = (int) (rows.tile(i) % layer.grid().ncols());
                spans.add(row, col);
                if (rows.share(i) < 1) {
                    coverage.add(row, col, rows.share(i));
                }
            }
        }
        tally.add(layer, number, new ZoneCells(spans.build(), coverage.build(), 0));
    }
}
