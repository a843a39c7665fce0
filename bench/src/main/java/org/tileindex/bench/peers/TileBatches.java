package org.tileindex.bench.peers;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.scan.Spans;
import org.tileindex.tile.Dataset;

/// The tiles of one shard as Arrow batches of one dataset. Every batch has new buffers, because the consumer may still
/// read the previous one. The text columns, whose values are all the same, are made once.
final class TileBatches extends ArrowReader {
    /// Maximum number of rows in a batch.
    static final int ROWS = 1 << 17;

    private static final ArrowType TEXT = new ArrowType.Utf8();
    private static final ArrowType UINT64 = new ArrowType.Int(64, false);
    private static final ArrowType UINT32 = new ArrowType.Int(32, false);
    private static final ArrowType DOUBLE = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    private static final Schema INDEX = new Schema(List.of(
            field("country_iso", TEXT),
            field("tile_id", UINT64),
            field("raster_row", UINT32),
            field("raster_col", UINT32),
            field("centroid_lon", DOUBLE),
            field("centroid_lat", DOUBLE),
            field("pixel_area_m2", DOUBLE),
            field("inclusion_rule", TEXT)));
    private static final Schema BOUNDS = new Schema(List.of(
            field("country_iso", TEXT),
            field("tile_id", UINT64),
            field("min_lat_deg", DOUBLE),
            field("max_lat_deg", DOUBLE),
            field("min_lon_deg", DOUBLE),
            field("max_lon_deg", DOUBLE),
            field("centroid_lat_deg", DOUBLE),
            field("centroid_lon_deg", DOUBLE)));

    private final Work work;
    private final Work.Part part;
    private final boolean isIndex;
    private final int mostRows;
    private boolean textIsThere;
    private int span;
    private int doneOfSpan;

    private TileBatches(BufferAllocator allocator, Work work, Work.Part part, boolean isIndex) {
        super(allocator);
        this.work = work;
        this.part = part;
        this.isIndex = isIndex;
        this.mostRows = (int) Math.min(ROWS, part.shard().cells());
    }

    /// @param dataset one of [Dataset#names]
    static TileBatches of(BufferAllocator allocator, Work work, Work.Part part, String dataset) {
        return new TileBatches(allocator, work, part, dataset.equals(Dataset.TILE_INDEX.name()));
    }

    private static Field field(String name, ArrowType type) {
        return new Field(name, FieldType.notNullable(type), List.of());
    }

    @Override
    protected Schema readSchema() {
        return isIndex ? INDEX : BOUNDS;
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    protected void closeReadSource() {}

    @Override
    public boolean loadNextBatch() throws java.io.IOException {
        VectorSchemaRoot root = getVectorSchemaRoot();
        if (span == part.spans().size()) {
            return false;
        }
        ArrowBuf[] columns = newBuffers(root);
        int rows = 0;
        while (rows < mostRows && span < part.spans().size()) {
            int count = Math.min(mostRows - rows, part.spans().length(span) - doneOfSpan);
            int col = part.spans().colStart(span) + doneOfSpan;
            if (isIndex) {
                index(columns, rows, part.spans(), col, count);
            } else {
                bounds(columns, rows, part.spans(), col, count);
            }
            rows += count;
            doneOfSpan += count;
            if (doneOfSpan == part.spans().length(span)) {
                span++;
                doneOfSpan = 0;
            }
        }
        root.setRowCount(rows);
        return true;
    }

    /// The value buffers of all columns, those of text left out of use.
    private ArrowBuf[] newBuffers(VectorSchemaRoot root) {
        ArrowBuf[] buffers = new ArrowBuf[root.getFieldVectors().size()];
        for (int i = 0; i < buffers.length; i++) {
            FieldVector vector = root.getVector(i);
            if (vector instanceof BaseFixedWidthVector fixed) {
                fixed.clear();
                fixed.allocateNew(mostRows);
                fixed.getValidityBuffer().setOne(0, fixed.getValidityBuffer().capacity());
            } else if (!textIsThere) {
                String value = i == 0 ? part.country() : InclusionRule.CENTER.id();
                fill((VarCharVector) vector, value.getBytes(StandardCharsets.UTF_8));
            }
            buffers[i] = vector.getDataBuffer();
        }
        textIsThere = true;
        return buffers;
    }

    private void fill(VarCharVector vector, byte[] value) {
        vector.allocateNew((long) value.length * mostRows, mostRows);
        for (int row = 0; row < mostRows; row++) {
            vector.set(row, value);
        }
        vector.setValueCount(mostRows);
    }

    private void index(ArrowBuf[] columns, int at, Spans spans, int firstCol, int count) {
        Grid grid = work.grid();
        int row = spans.row(span);
        double lat = grid.centroidLat(row);
        double area = work.area(row);
        for (int k = 0; k < count; k++) {
            int col = firstCol + k;
            long wide = (long) Double.BYTES * (at + k);
            long narrow = (long) Integer.BYTES * (at + k);
            columns[1].setLong(wide, grid.tileId(row, col));
            columns[2].setInt(narrow, row);
            columns[3].setInt(narrow, col);
            columns[4].setDouble(wide, grid.centroidLon(col));
            columns[5].setDouble(wide, lat);
            columns[6].setDouble(wide, area);
        }
    }

    private void bounds(ArrowBuf[] columns, int at, Spans spans, int firstCol, int count) {
        Grid grid = work.grid();
        int row = spans.row(span);
        double south = grid.northEdge(row + 1);
        double north = grid.northEdge(row);
        double lat = grid.centroidLat(row);
        for (int k = 0; k < count; k++) {
            int col = firstCol + k;
            long wide = (long) Double.BYTES * (at + k);
            columns[1].setLong(wide, grid.tileId(row, col));
            columns[2].setDouble(wide, south);
            columns[3].setDouble(wide, north);
            columns[4].setDouble(wide, grid.westEdge(col));
            columns[5].setDouble(wide, grid.westEdge(col + 1));
            columns[6].setDouble(wide, lat);
            columns[7].setDouble(wide, grid.centroidLon(col));
        }
    }
}
