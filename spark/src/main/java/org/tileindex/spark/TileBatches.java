package org.tileindex.spark;

import java.lang.foreign.MemorySegment;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.tileindex.batch.SpanCursor;
import org.tileindex.batch.TileBatch;
import org.tileindex.batch.TileKernel;
import org.tileindex.batch.TileRuns;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.tile.Quantity;
import org.tileindex.tile.ZoneSpans;

/// Reads the tiles of a partition as batches. A kernel computes the columns that are wanted, and no others, straight
/// into the arrays that Spark reads. The arrays are reused: a batch is valid until the next one.
final class TileBatches implements PartitionReader<ColumnarBatch> {
    /// Rows of a batch: 64 KiB a column, so that a batch of some columns stays in a core's second cache.
    private static final int ROWS = 8192;

    private final List<ZoneSpans> zones;
    private final Grid grid;
    private final double[] areas;
    private final TileKernel kernel;
    private final SpanCursor cursor;
    private final TileRuns runs = new TileRuns();
    private final Map<Quantity, ColumnVector> vectors = new EnumMap<>(Quantity.class);
    private final TileBatch tiles;
    private final Optional<TextVector> zoneOfTile;
    private final Optional<double[]> shares;
    private final ColumnarBatch batch;

    /// @param columns of the batches, in order
    TileBatches(SpanPartition partition, Grid grid, InclusionRule rule, TileKernel kernel, List<Quantity> columns) {
        this.zones = partition.zones();
        this.grid = grid;
        this.areas = partition.areas(grid.nrows());
        this.kernel = kernel;
        this.cursor = new SpanCursor(zones.stream().map(ZoneSpans::spans).toList());
        Set<Quantity> wanted = EnumSet.noneOf(Quantity.class);
        wanted.addAll(columns);
        this.tiles = numbers(wanted);
        this.zoneOfTile = wanted.contains(Quantity.ZONE)
                ? Optional.of(new TextVector(zones.stream().map(ZoneSpans::zone).toList(), ROWS))
                : Optional.empty();
        zoneOfTile.ifPresent(vector -> vectors.put(Quantity.ZONE, vector));
        this.shares = wanted.contains(Quantity.COVERAGE) ? Optional.of(new double[ROWS]) : Optional.empty();
        shares.ifPresent(array -> vectors.put(Quantity.COVERAGE, new DoubleVector(array)));
        if (wanted.contains(Quantity.RULE)) {
            vectors.put(Quantity.RULE, new TextVector(List.of(rule.id()), ROWS));
        }
        this.batch = new ColumnarBatch(columns.stream()
                .map(quantity -> Objects.requireNonNull(vectors.get(quantity)))
                .toArray(ColumnVector[]::new));
    }

    private TileBatch numbers(Set<Quantity> wanted) {
        return new TileBatch(
                ROWS,
                longs(wanted, Quantity.TILE_ID),
                ints(wanted, Quantity.RASTER_ROW),
                ints(wanted, Quantity.RASTER_COL),
                doubles(wanted, Quantity.AREA),
                doubles(wanted, Quantity.CENTROID_LON),
                doubles(wanted, Quantity.CENTROID_LAT),
                doubles(wanted, Quantity.MIN_LON),
                doubles(wanted, Quantity.MAX_LON),
                doubles(wanted, Quantity.MIN_LAT),
                doubles(wanted, Quantity.MAX_LAT));
    }

    private MemorySegment longs(Set<Quantity> wanted, Quantity quantity) {
        if (!wanted.contains(quantity)) {
            return TileBatch.NONE;
        }
        long[] array = new long[ROWS + TileBatch.ROOM];
        vectors.put(quantity, new LongVector(array));
        return MemorySegment.ofArray(array);
    }

    private MemorySegment ints(Set<Quantity> wanted, Quantity quantity) {
        if (!wanted.contains(quantity)) {
            return TileBatch.NONE;
        }
        int[] array = new int[ROWS + TileBatch.ROOM];
        vectors.put(quantity, new IntVector(array));
        return MemorySegment.ofArray(array);
    }

    private MemorySegment doubles(Set<Quantity> wanted, Quantity quantity) {
        if (!wanted.contains(quantity)) {
            return TileBatch.NONE;
        }
        double[] array = new double[ROWS + TileBatch.ROOM];
        vectors.put(quantity, new DoubleVector(array));
        return MemorySegment.ofArray(array);
    }

    @Override
    public boolean next() {
        cursor.next(runs, ROWS);
        if (runs.tiles() == 0) {
            return false;
        }
        kernel.fill(runs, grid, areas, tiles);
        zoneOfTile.ifPresent(vector -> vector.fill(runs));
        if (shares.isPresent()) {
            fillShares(shares.get());
        }
        batch.setNumRows(runs.tiles());
        return true;
    }

    private void fillShares(double[] array) {
        int tile = 0;
        for (int run = 0; run < runs.size(); run++) {
            int col = runs.col(run);
            int length = runs.length(run);
            zones.get(runs.zone(run)).coverage().copyShares(runs.row(run), col, col + length, array, tile);
            tile += length;
        }
    }

    @Override
    public ColumnarBatch get() {
        return batch;
    }

    @Override
    public void close() {
        batch.close();
    }
}
