package org.tileindex.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.HasPartitionKey;
import org.apache.spark.unsafe.types.UTF8String;
import org.tileindex.scan.ZoneCells;
import org.tileindex.task.PackedCells;
import org.tileindex.tile.ZoneSpans;

/// The work of one task: spans of some zones as it is sent to an executor, and the areas of their rows.
final class SpanPartition implements HasPartitionKey {
    private static final long serialVersionUID = 1;

    private final String[] ids;
    private final PackedCells cells;
    private final int firstRow;
    private final double[] areas;

    /// @param zones at least one, each with at least one cell
    /// @param areas by row of the grid, in m²; empty if they are not wanted
    SpanPartition(List<ZoneSpans> zones, double[] areas) {
        this.ids = zones.stream().map(ZoneSpans::zone).toArray(String[]::new);
        this.cells = PackedCells.ofSpans(zones);
        this.firstRow = FoundTiles.firstRow(zones, Integer.MAX_VALUE);
        this.areas = areas.length == 0 ? areas : Arrays.copyOfRange(areas, firstRow, FoundTiles.endRow(zones));
    }

    /// The cells of each zone.
    List<ZoneSpans> zones() {
        List<ZoneCells> unpacked = cells.unpack();
        List<ZoneSpans> zones = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            zones.add(new ZoneSpans(
                    ids[i], unpacked.get(i).spans(), unpacked.get(i).coverage()));
        }
        return zones;
    }

    /// The areas in an array of all rows of the grid, filled in for the rows of these cells.
    double[] areas(int nrows) {
        double[] all = new double[areas.length == 0 ? 0 : nrows];
        if (areas.length > 0) {
            System.arraycopy(areas, 0, all, firstRow, areas.length);
        }
        return all;
    }

    /// The id of the zone; asked for only where each partition has one.
    @Override
    public InternalRow partitionKey() {
        return new GenericInternalRow(new Object[] {UTF8String.fromString(ids[0])});
    }
}
