package org.tileindex.batch;

import org.tileindex.grid.Grid;

/// Computes the columns of both datasets for a batch of tiles. All implementations give the same bits.
public interface TileKernel {
    /// Fills the first `runs.tiles()` numbers of every column of `batch` that is wanted.
    ///
    /// @param runs cells of `grid`, at most as many as the batch has room for
    /// @param areas areas of a cell by row of `grid`, in m²; not looked at if their column is not wanted
    void fill(TileRuns runs, Grid grid, double[] areas, TileBatch batch);

    /// The kind of implementation, for people: `scalar`, or `vector` with its width.
    String description();
}
