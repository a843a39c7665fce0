package org.tileindex.arrow;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.tileindex.batch.SpanCursor;
import org.tileindex.batch.TileBatch;
import org.tileindex.batch.TileKernel;
import org.tileindex.batch.TileRuns;
import org.tileindex.fault.TileIndexException;

/// Streams the tiles of a zone as Arrow batches of both datasets, in order of `tile_id`.
///
/// A [TileKernel] computes each column straight into the memory of its Arrow vector; nothing is copied, and a column
/// that both datasets have is computed once and belongs to both. The vectors are reused: what a batch holds is valid
/// until the next one is loaded. One instance per thread.
///
///     Grid grid = GridSpec.parse("30s", Bounds.WORLD);
///     RowAreas areas = new RowAreas(grid);
///     for (Zone zone : ZoneCatalog.read(ZoneSource.embedded()).select(List.of("CH", "LS"))) {
///         ZoneTiles tiles = ZoneTiles.find(zone, ZoneIds.ISO, areas, InclusionRule.CENTER);
///         try (BufferAllocator allocator = new RootAllocator();
///                 TileBatchReader reader = new TileBatchReader(allocator, tiles, new ScalarTiles(), 65_536)) {
///             while (reader.loadNextBatch()) {
///                 Float8Vector area = (Float8Vector) reader.tileIndex().getVector("pixel_area_m2");
///                 for (int i = 0; i < area.getValueCount(); i++) {
///                     squareMetres += area.get(i);
///                 }
///             }
///         }
///     }
///
/// Arrow needs the JVM flag `--add-opens=java.base/java.nio=ALL-UNNAMED`.
public final class TileBatchReader implements AutoCloseable {
    private final ZoneTiles tiles;
    private final TileKernel kernel;
    private final double[] areas;
    private final SpanCursor cursor;
    private final TileRuns runs = new TileRuns();
    private final VectorSchemaRoot tileIndex;
    private final VectorSchemaRoot tileBounds;
    private final TileBatch batch;

    /// Allocates vectors for batches of `batchRows` rows, or fewer if there are fewer tiles.
    ///
    /// @param allocator must outlive this
    /// @throws TileIndexException E006 if a cell has no positive area
    public TileBatchReader(BufferAllocator allocator, ZoneTiles tiles, TileKernel kernel, int batchRows)
            throws TileIndexException {
        if (batchRows < 1) {
            throw new IllegalArgumentException("batches of %d rows".formatted(batchRows));
        }
        this.tiles = tiles;
        this.kernel = kernel;
        this.areas = areas(tiles);
        this.cursor = new SpanCursor(tiles.spans(), tiles.spanFrom(), tiles.spanTo());
        int capacity = Math.clamp(tiles.tiles(), 1, batchRows);
        this.tileIndex = VectorSchemaRoot.create(TileSchemas.tileIndex(tiles), allocator);
        try {
            this.tileBounds = withShared(TileSchemas.tileBounds(tiles), tileIndex, allocator);
        } catch (RuntimeException e) {
            tileIndex.close();
            throw e;
        }
        try {
            this.batch = batch(capacity);
            fill(tileIndex.getVector(0), tiles.zone(), capacity);
            fill(tileIndex.getVector("inclusion_rule"), tiles.rule().id(), capacity);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static double[] areas(ZoneTiles tiles) throws TileIndexException {
        return tiles.spanFrom() == tiles.spanTo()
                ? new double[0]
                : tiles.areas()
                        .require(
                                tiles.spans().row(tiles.spanFrom()),
                                tiles.spans().row(tiles.spanTo() - 1) + 1);
    }

    /// The bounds' vectors: those of `tileIndex` where the values are the same, by their own names in the schema.
    private static VectorSchemaRoot withShared(Schema schema, VectorSchemaRoot tileIndex, BufferAllocator allocator) {
        List<FieldVector> vectors = schema.getFields().stream()
                .map(field -> switch (field.getName()) {
                    case "min_lat_deg", "max_lat_deg", "min_lon_deg", "max_lon_deg" -> field.createVector(allocator);
                    case "centroid_lat_deg" -> tileIndex.getVector("centroid_lat");
                    case "centroid_lon_deg" -> tileIndex.getVector("centroid_lon");
                    default -> tileIndex.getVector(field.getName());
                })
                .toList();
        return new VectorSchemaRoot(schema, vectors, 0);
    }

    private TileBatch batch(int capacity) {
        return new TileBatch(
                capacity,
                memory(tileIndex, "tile_id", capacity),
                memory(tileIndex, "raster_row", capacity),
                memory(tileIndex, "raster_col", capacity),
                memory(tileIndex, "pixel_area_m2", capacity),
                memory(tileIndex, "centroid_lon", capacity),
                memory(tileIndex, "centroid_lat", capacity),
                memory(tileBounds, "min_lon_deg", capacity),
                memory(tileBounds, "max_lon_deg", capacity),
                memory(tileBounds, "min_lat_deg", capacity),
                memory(tileBounds, "max_lat_deg", capacity));
    }

    /// The memory of a vector, which is allocated, and none of whose values is null.
    private static MemorySegment memory(VectorSchemaRoot root, String column, int capacity) {
        BaseFixedWidthVector vector = (BaseFixedWidthVector) root.getVector(column);
        vector.allocateNew(capacity + TileBatch.ROOM);
        ArrowBuf validity = vector.getValidityBuffer();
        validity.setOne(0, validity.capacity());
        ArrowBuf data = vector.getDataBuffer();
        return MemorySegment.ofBuffer(data.nioBuffer(0, Math.toIntExact(data.capacity())));
    }

    /// Fills a column that is the same for all rows.
    private static void fill(FieldVector column, String text, int capacity) {
        VarCharVector vector = (VarCharVector) column;
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        vector.allocateNew((long) value.length * capacity, capacity);
        for (int i = 0; i < capacity; i++) {
            vector.set(i, value);
        }
    }

    /// Computes the next tiles; false if there are no more, and then both datasets have no rows.
    public boolean loadNextBatch() {
        cursor.next(runs, batch.capacity());
        kernel.fill(runs, tiles.areas().grid(), areas, batch);
        tileIndex.setRowCount(runs.tiles());
        tileBounds.setRowCount(runs.tiles());
        return runs.tiles() > 0;
    }

    /// The batch's rows of dataset `tile_index`; the same object for all batches.
    public VectorSchemaRoot tileIndex() {
        return tileIndex;
    }

    /// The batch's rows of dataset `tile_bounds`; the same object for all batches.
    public VectorSchemaRoot tileBounds() {
        return tileBounds;
    }

    /// Frees the vectors.
    @Override
    public void close() {
        tileIndex.close();
        tileBounds.close();
    }
}
