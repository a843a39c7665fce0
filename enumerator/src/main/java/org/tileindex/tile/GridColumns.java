package org.tileindex.tile;

import java.util.function.IntToDoubleFunction;
import org.tileindex.grid.Grid;
import org.tileindex.grid.LongitudeWrap;
import org.tileindex.grid.RowAreas;
import org.tileindex.telemetry.CacheStats;
import org.tileindex.writer.form.ValueTable;

/// The grid's coordinates as value tables, by row or by column; made once per process and shared by all shards.
public final class GridColumns {
    private final Grid grid;
    private final RowAreas areas;
    final ValueTable ordinals = new ValueTable.Ordinals();
    final ValueTable minLon;
    final ValueTable maxLon;
    final ValueTable centroidLon;
    final ValueTable minLat;
    final ValueTable maxLat;
    final ValueTable centroidLat;

    public GridColumns(Grid grid) {
        this.grid = grid;
        this.areas = new RowAreas(grid);
        LongitudeWrap wrap = LongitudeWrap.of(grid);
        this.minLon = table(grid.ncols(), col -> wrap.written(col, grid.westEdge(col)));
        this.maxLon = table(grid.ncols(), col -> wrap.written(col, grid.westEdge(col + 1)));
        this.centroidLon = table(grid.ncols(), col -> wrap.written(col, grid.centroidLon(col)));
        this.minLat = table(grid.nrows(), row -> grid.northEdge(row + 1));
        this.maxLat = table(grid.nrows(), grid::northEdge);
        this.centroidLat = table(grid.nrows(), grid::centroidLat);
    }

    public Grid grid() {
        return grid;
    }

    /// Areas by row, computed when they are first needed.
    public RowAreas rowAreas() {
        return areas;
    }

    /// Use of the areas of rows, which are kept for all shards.
    public CacheStats areaStats() {
        long computed = areas.computed();
        return new CacheStats(
                "row_areas", areas.requests() - computed, computed, 0, Double.BYTES * (long) grid.nrows());
    }

    private static ValueTable table(int size, IntToDoubleFunction value) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = value.applyAsDouble(i);
        }
        return ValueTable.Doubles.of(values);
    }
}
