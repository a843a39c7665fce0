package org.tileindex.batch.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import org.tileindex.batch.TileBatch;
import org.tileindex.batch.TileKernel;
import org.tileindex.batch.TileRuns;
import org.tileindex.grid.Grid;
import org.tileindex.grid.LongitudeWrap;
import org.tileindex.simd.VectorWidth;

/// [org.tileindex.batch.ScalarTiles] with the Vector API.
///
/// Every run is written as whole vectors. The last vector goes past the run's end, into memory that the next run
/// overwrites or into the batch's room ([TileBatch#ROOM]). So a run of a few cells is one store per column, without a
/// tail.
public final class VectorTiles implements TileKernel {
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private final VectorWidth width;

    /// A kernel of the widest vectors of this machine.
    public VectorTiles() {
        this(new VectorWidth.Preferred());
    }

    public VectorTiles(VectorWidth width) {
        this.width = width;
    }

    @Override
    public void fill(TileRuns runs, Grid grid, double[] areas, TileBatch batch) {
        ids(runs, grid, batch.tileIds());
        rows(runs, batch.rows());
        cols(runs, batch.cols());
        areas(runs, areas, batch.areas());
        lons(runs, grid, 0, batch.minLons());
        lons(runs, grid, 0.5, batch.centroidLons());
        lons(runs, grid, 1, batch.maxLons());
        lats(runs, grid, 0, batch.maxLats());
        lats(runs, grid, 0.5, batch.centroidLats());
        lats(runs, grid, 1, batch.minLats());
    }

    private void ids(TileRuns runs, Grid grid, MemorySegment out) {
        if (!TileBatch.isWanted(out)) {
            return;
        }
        int lanes = width.longs().length();
        long tile = 0;
        for (int run = 0; run < runs.size(); run++) {
            LongVector ids = LongVector.broadcast(width.longs(), grid.tileId(runs.row(run), runs.col(run)))
                    .addIndex(1);
            int length = runs.length(run);
            for (int i = 0; i < length; i += lanes) {
                ids.intoMemorySegment(out, (tile + i) * Long.BYTES, ORDER);
                ids = ids.add(lanes);
            }
            tile += length;
        }
    }

    private void rows(TileRuns runs, MemorySegment out) {
        if (!TileBatch.isWanted(out)) {
            return;
        }
        int lanes = width.ints().length();
        long tile = 0;
        for (int run = 0; run < runs.size(); run++) {
            IntVector row = IntVector.broadcast(width.ints(), runs.row(run));
            int length = runs.length(run);
            for (int i = 0; i < length; i += lanes) {
                row.intoMemorySegment(out, (tile + i) * Integer.BYTES, ORDER);
            }
            tile += length;
        }
    }

    private void cols(TileRuns runs, MemorySegment out) {
        if (!TileBatch.isWanted(out)) {
            return;
        }
        int lanes = width.ints().length();
        long tile = 0;
        for (int run = 0; run < runs.size(); run++) {
            IntVector cols = IntVector.broadcast(width.ints(), runs.col(run)).addIndex(1);
            int length = runs.length(run);
            for (int i = 0; i < length; i += lanes) {
                cols.intoMemorySegment(out, (tile + i) * Integer.BYTES, ORDER);
                cols = cols.add(lanes);
            }
            tile += length;
        }
    }

    private void areas(TileRuns runs, double[] areas, MemorySegment out) {
        if (!TileBatch.isWanted(out)) {
            return;
        }
        long tile = 0;
        for (int run = 0; run < runs.size(); run++) {
            same(areas[runs.row(run)], tile, runs.length(run), out);
            tile += runs.length(run);
        }
    }

    private void lats(TileRuns runs, Grid grid, double shift, MemorySegment out) {
        if (!TileBatch.isWanted(out)) {
            return;
        }
        long tile = 0;
        for (int run = 0; run < runs.size(); run++) {
            same(grid.originLat() - (runs.row(run) + shift) * grid.pixelHeight(), tile, runs.length(run), out);
            tile += runs.length(run);
        }
    }

    private void same(double value, long tile, int length, MemorySegment out) {
        DoubleVector values = DoubleVector.broadcast(width.doubles(), value);
        for (int i = 0; i < length; i += width.doubles().length()) {
            values.intoMemorySegment(out, (tile + i) * Double.BYTES, ORDER);
        }
    }

    private void lons(TileRuns runs, Grid grid, double shift, MemorySegment out) {
        if (!TileBatch.isWanted(out)) {
            return;
        }
        LongitudeWrap wrap = LongitudeWrap.of(grid);
        int lanes = width.doubles().length();
        long tile = 0;
        for (int run = 0; run < runs.size(); run++) {
            int col = runs.col(run);
            int end = col + runs.length(run);
            while (col < end) {
                DoubleVector numbers =
                        DoubleVector.broadcast(width.doubles(), col + shift).addIndex(1);
                double turn = wrap.turn(col);
                int length = Math.min(end, wrap.end(col)) - col;
                for (int i = 0; i < length; i += lanes) {
                    DoubleVector lons =
                            numbers.mul(grid.pixelWidth()).add(grid.originLon()).sub(turn);
                    lons.intoMemorySegment(out, (tile + i) * Double.BYTES, ORDER);
                    numbers = numbers.add(lanes);
                }
                col += length;
                tile += length;
            }
        }
    }

    @Override
    public String description() {
        return "vector, " + width.bits() + " bit";
    }
}
