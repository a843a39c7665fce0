package org.tileindex.spark;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.HasPartitionKey;
import org.apache.spark.unsafe.types.UTF8String;
import org.tileindex.scan.CellCoverage;
import org.tileindex.scan.Spans;
import org.tileindex.tile.ZoneSpans;

/// The work of one task: spans of some zones as it is sent to an executor, in twelve bytes each, and the areas of their
/// rows.
final class SpanPartition implements HasPartitionKey {
    private static final long serialVersionUID = 1;

    private static final int SPAN_BYTES = 3 * Integer.BYTES;

    private final String[] ids;
    /// For each zone the number of its spans and that of its cells that it covers in part.
    private final int[] sizes;
    private final byte[] content;
    private final int firstRow;
    private final double[] areas;

    /// @param zones at least one, each with at least one cell
    /// @param areas by row of the grid, in m²; empty if they are not wanted
    SpanPartition(List<ZoneSpans> zones, double[] areas) {
        int count = zones.size();
        this.ids = zones.stream().map(ZoneSpans::zone).toArray(String[]::new);
        this.sizes = new int[2 * count];
        int bytes = 0;
        List<CellCoverage> shares = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Spans spans = zones.get(i).spans();
            CellCoverage listed = zones.get(i).coverage().ofRows(spans.row(0), spans.row(spans.size() - 1) + 1);
            shares.add(listed);
            sizes[2 * i] = spans.size();
            sizes[2 * i + 1] = listed.size();
            bytes += SPAN_BYTES * spans.size() + CellCoverage.CELL_BYTES * listed.size();
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        for (int i = 0; i < count; i++) {
            zones.get(i).spans().copyTo(buffer.asIntBuffer());
            buffer.position(buffer.position() + SPAN_BYTES * sizes[2 * i]);
            shares.get(i).copyTo(buffer);
        }
        this.content = buffer.array();
        this.firstRow = FoundTiles.firstRow(zones, Integer.MAX_VALUE);
        this.areas = areas.length == 0 ? areas : Arrays.copyOfRange(areas, firstRow, FoundTiles.endRow(zones));
    }

    /// The cells of each zone.
    List<ZoneSpans> zones() {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        List<ZoneSpans> zones = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            Spans spans = Spans.copyOf(buffer.asIntBuffer(), sizes[2 * i]);
            buffer.position(buffer.position() + SPAN_BYTES * sizes[2 * i]);
            zones.add(new ZoneSpans(ids[i], spans, CellCoverage.copyOf(buffer, sizes[2 * i + 1])));
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
