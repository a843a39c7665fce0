package org.tileindex.batch;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import org.tileindex.grid.Grid;
import org.tileindex.grid.LongitudeWrap;

/// The specification of [TileKernel], one tile at a time: the formulas of [Grid]. Each column has loops of its own,
/// which the compiler can vectorise.
///
/// An edge or centroid is `origin ± (number + shift) * size` with a shift of 0, 0.5 or 1. Numbers are far below 2⁵²,
/// so that sum is exact, and the rest is the one multiplication and one addition of [Grid]. Where a longitude's turn is
/// 0, subtracting it changes no bit.
public final class ScalarTiles implements TileKernel {
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

    private static void ids(TileRuns runs, Grid grid, MemorySegment out) {
        if (!TileBatch.isWanted(out)) {
            return;
        }
        long tile = 0;
        for (int run = 0; run < runs.size(); run++) {
            long first = grid.tileId(runs.row(run), runs.col(run));
            int length = runs.length(run);
            for (int i = 0; i < length; i++) {
                out.setAtIndex(JAVA_LONG, tile + i, first + i);
            }
            tile += length;
        }
    }

    private static void rows(TileRuns runs, MemorySegment out) {
        if (!TileBatch.isWanted(out)) {
            return;
        }
        long tile = 0;
        for (int run = 0; run < runs.size(); run++) {
            int row = runs.row(run);
            int length = runs.length(run);
            for (int i = 0; i < length; i++) {
                out.setAtIndex(JAVA_INT, tile + i, row);
            }
            tile += length;
        }
    }

    private static void cols(TileRuns runs, MemorySegment out) {
        if (!TileBatch.isWanted(out)) {
            return;
        }
        long tile = 0;
        for (int run = 0; run < runs.size(); run++) {
            int first = runs.col(run);
            int length = runs.length(run);
            for (int i = 0; i < length; i++) {
                out.setAtIndex(JAVA_INT, tile + i, first + i);
            }
            tile += length;
        }
    }

    private static void areas(TileRuns runs, double[] areas, MemorySegment out) {
        if (!TileBatch.isWanted(out)) {
            return;
        }
        long tile = 0;
        for (int run = 0; run < runs.size(); run++) {
            double area = areas[runs.row(run)];
            int length = runs.length(run);
            for (int i = 0; i < length; i++) {
                out.setAtIndex(JAVA_DOUBLE, tile + i, area);
            }
            tile += length;
        }
    }

    private static void lons(TileRuns runs, Grid grid, double shift, MemorySegment out) {
        if (!TileBatch.isWanted(out)) {
            return;
        }
        LongitudeWrap wrap = LongitudeWrap.of(grid);
        double origin = grid.originLon();
        double pixelWidth = grid.pixelWidth();
        long tile = 0;
        for (int run = 0; run < runs.size(); run++) {
            int col = runs.col(run);
            int end = col + runs.length(run);
            while (col < end) {
                double turn = wrap.turn(col);
                int length = Math.min(end, wrap.end(col)) - col;
                for (int i = 0; i < length; i++) {
                    out.setAtIndex(JAVA_DOUBLE, tile + i, origin + (col + i + shift) * pixelWidth - turn);
                }
                col += length;
                tile += length;
            }
        }
    }

    private static void lats(TileRuns runs, Grid grid, double shift, MemorySegment out) {
        if (!TileBatch.isWanted(out)) {
            return;
        }
        long tile = 0;
        for (int run = 0; run < runs.size(); run++) {
            double lat = grid.originLat() - (runs.row(run) + shift) * grid.pixelHeight();
            int length = runs.length(run);
            for (int i = 0; i < length; i++) {
                out.setAtIndex(JAVA_DOUBLE, tile + i, lat);
            }
            tile += length;
        }
    }

    @Override
    public String description() {
        return "scalar";
    }
}
