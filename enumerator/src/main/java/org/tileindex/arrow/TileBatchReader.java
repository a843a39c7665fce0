package org.tileindex.arrow;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.tileindex.batch.SpanCursor;
import org.tileindex.batch.TileBatch;
import org.tileindex.batch.TileKernel;
import org.tileindex.batch.TileRuns;
import org.tileindex.fault.TileIndexException;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.Quantity;
import org.tileindex.tile.ZoneSpans;
import org.tileindex.tile.ZoneTiles;
import org.tileindex.value.ShardValues;

/// Streams the tiles of zones as Arrow batches of some datasets, in order of zone and `tile_id`.
///
/// A [TileKernel] computes each column straight into the memory of its Arrow vector; nothing is copied, and a quantity
/// that several datasets have is computed once and belongs to all of them. The vectors are reused: a batch is valid
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
    private final Map<Quantity, FieldVector> vectors = new EnumMap<>(Quantity.class);
    private final Map<Dataset, VectorSchemaRoot> roots = new LinkedHashMap<>();
    private final TileBatch batch;
    private final ZoneColumn zones;
    private final Optional<CoverageColumn> coverage;
    private final ValueVectors values;
    private Optional<ArrowBuf> unread = Optional.empty();

    /// Allocates vectors for batches of `batchRows` rows of [Dataset#TILES], or fewer if there are fewer tiles. There
    /// are no columns of values.
    ///
    /// @param allocator must outlive this
    /// @throws TileIndexException E006 if a cell has no positive area
    public TileBatchReader(BufferAllocator allocator, ZoneTiles tiles, TileKernel kernel, int batchRows)
            throws TileIndexException {
        this(allocator, Dataset.TILES, tiles, ShardValues.NONE, kernel, batchRows);
    }

    /// The same for any datasets, with columns of values.
    ///
    /// @param values of the tiles
    TileBatchReader(
            BufferAllocator allocator,
            List<Dataset> datasets,
            ZoneTiles tiles,
            ShardValues values,
            TileKernel kernel,
            int batchRows)
            throws TileIndexException {
        if (batchRows < 1) {
            throw new IllegalArgumentException("batches of %d rows".formatted(batchRows));
        }
        this.tiles = tiles;
        this.kernel = kernel;
        this.areas = Dataset.anyHas(datasets, Quantity.AREA)
                ? tiles.rowAreas()
                : new double[tiles.areas().grid().nrows()];
        this.cursor =
                new SpanCursor(tiles.zones().stream().map(ZoneSpans::spans).toList());
        int capacity = Math.clamp(tiles.cells(), 1, batchRows);
        this.values = new ValueVectors(values, allocator, capacity);
        try {
            for (Dataset dataset : datasets) {
                roots.put(dataset, root(dataset, allocator));
            }
            this.batch = batch(capacity);
            this.zones = new ZoneColumn((VarCharVector) vector(Quantity.ZONE), tiles.zones(), capacity);
            this.coverage = coverage(capacity);
            if (vectors.containsKey(Quantity.RULE)) {
                fill((VarCharVector) vector(Quantity.RULE), tiles.rule().id(), capacity);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// A dataset's vectors; a quantity that an earlier dataset has is that one's vector.
    private VectorSchemaRoot root(Dataset dataset, BufferAllocator allocator) {
        List<FieldVector> more = dataset.hasValues() ? values.vectors() : List.of();
        Schema schema = TileSchemas.of(
                dataset, tiles, more.stream().map(FieldVector::getField).toList());
        List<FieldVector> columns = new ArrayList<>();
        for (int i = 0; i < dataset.columns().size(); i++) {
            Field field = schema.getFields().get(i);
            columns.add(vectors.computeIfAbsent(
                    dataset.columns().get(i).quantity(), quantity -> field.createVector(allocator)));
        }
        columns.addAll(more);
        return new VectorSchemaRoot(schema, columns, 0);
    }

    private FieldVector vector(Quantity quantity) {
        return Objects.requireNonNull(vectors.get(quantity), quantity::name);
    }

    private TileBatch batch(int capacity) {
        return new TileBatch(
                capacity,
                memory(Quantity.TILE_ID, capacity),
                memory(Quantity.RASTER_ROW, capacity),
                memory(Quantity.RASTER_COL, capacity),
                memory(Quantity.AREA, capacity),
                memory(Quantity.CENTROID_LON, capacity),
                memory(Quantity.CENTROID_LAT, capacity),
                memory(Quantity.MIN_LON, capacity),
                memory(Quantity.MAX_LON, capacity),
                memory(Quantity.MIN_LAT, capacity),
                memory(Quantity.MAX_LAT, capacity));
    }

    /// The memory of a quantity's vector, allocated, with none of its values null. Quantities that no dataset has share
    /// one memory, which nobody reads.
    private MemorySegment memory(Quantity quantity, int capacity) {
        if (!vectors.containsKey(quantity)) {
            return unread(capacity);
        }
        BaseFixedWidthVector vector = (BaseFixedWidthVector) vector(quantity);
        vector.allocateNew(capacity + TileBatch.ROOM);
        ArrowBuf validity = vector.getValidityBuffer();
        validity.setOne(0, validity.capacity());
        ArrowBuf data = vector.getDataBuffer();
        return MemorySegment.ofBuffer(data.nioBuffer(0, Math.toIntExact(data.capacity())));
    }

    private Optional<CoverageColumn> coverage(int capacity) {
        return vectors.containsKey(Quantity.COVERAGE)
                ? Optional.of(new CoverageColumn(
                        memory(Quantity.COVERAGE, capacity),
                        tiles.zones().stream().map(ZoneSpans::coverage).toList()))
                : Optional.empty();
    }

    private MemorySegment unread(int capacity) {
        long bytes = TileBatch.bytes(capacity, Long.BYTES);
        if (unread.isEmpty()) {
            unread = Optional.of(vector(Quantity.TILE_ID).getAllocator().buffer(bytes));
        }
        return MemorySegment.ofBuffer(unread.get().nioBuffer(0, Math.toIntExact(bytes)));
    }

    /// Fills a column that is the same for all rows.
    private static void fill(VarCharVector vector, String text, int capacity) {
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        vector.allocateNew((long) value.length * capacity, capacity);
        for (int i = 0; i < capacity; i++) {
            vector.set(i, value);
        }
    }

    /// Computes the next tiles; false if there are no more, and then no dataset has rows.
    public boolean loadNextBatch() {
        cursor.next(runs, batch.capacity());
        kernel.fill(runs, tiles.areas().grid(), areas, batch);
        zones.fill(runs);
        coverage.ifPresent(column -> column.fill(runs));
        values.next(runs.tiles());
        roots.values().forEach(root -> root.setRowCount(runs.tiles()));
        return runs.tiles() > 0;
    }

    /// The batch's rows of `dataset`, which must be one of those asked for; the same object for all batches.
    public VectorSchemaRoot root(Dataset dataset) {
        return Objects.requireNonNull(roots.get(dataset), dataset::name);
    }

    /// The batch's rows of dataset `tile_index`; the same object for all batches.
    public VectorSchemaRoot tileIndex() {
        return root(Dataset.TILE_INDEX);
    }

    /// The batch's rows of dataset `tile_bounds`; the same object for all batches.
    public VectorSchemaRoot tileBounds() {
        return root(Dataset.TILE_BOUNDS);
    }

    /// Frees the vectors.
    @Override
    public void close() {
        vectors.values().forEach(FieldVector::close);
        unread.ifPresent(ArrowBuf::close);
        values.close();
    }
}
