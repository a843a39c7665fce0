package org.tileindex.arrow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.VarCharVector;
import org.tileindex.batch.TileRuns;
import org.tileindex.tile.ZoneSpans;

/// The zones' ids as a column of batches. Rows that have the right id from the batch before are left as they are: most
/// batches are within one zone.
final class ZoneColumn {
    private static final int NO_ZONE = -1;

    private final VarCharVector vector;
    private final byte[][] ids;
    /// The zone of all rows that the vector has, or [#NO_ZONE] if they have several.
    private int filled = NO_ZONE;
    private int rows;

    /// Allocates the vector for batches of `capacity` rows; it grows if their ids need it.
    ///
    /// @param zones by the numbers that [TileRuns] have
    ZoneColumn(VarCharVector vector, List<ZoneSpans> zones, int capacity) {
        this.vector = vector;
        this.ids = zones.stream()
                .map(zone -> zone.zone().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        vector.allocateNew((long) (ids.length == 0 ? 1 : ids[0].length) * capacity, capacity);
    }

    /// Writes the id of each of the batch's tiles.
    void fill(TileRuns runs) {
        int zone = only(runs);
        if (zone == NO_ZONE || zone != filled || runs.tiles() > rows) {
            write(runs);
            filled = zone;
            rows = runs.tiles();
        }
    }

    /// The zone of all runs, or [#NO_ZONE] if they are of several or none.
    private static int only(TileRuns runs) {
        int last = runs.size() - 1;
        return last >= 0 && runs.zone(0) == runs.zone(last) ? runs.zone(0) : NO_ZONE;
    }

    private void write(TileRuns runs) {
        vector.setValueCount(0);
        int row = 0;
        for (int run = 0; run < runs.size(); run++) {
            byte[] id = ids[runs.zone(run)];
            for (int i = 0; i < runs.length(run); i++) {
                vector.setSafe(row++, id);
            }
        }
    }
}
