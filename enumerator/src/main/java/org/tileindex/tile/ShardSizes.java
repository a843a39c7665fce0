package org.tileindex.tile;

import org.tileindex.grid.Grid;

/// Layout of rows in files where nobody asks otherwise (contract, section 3.5).
///
/// @param rowGroupRows least rows of a Parquet row group, unless its shard is smaller
/// @param shardRows about the most rows of a shard
public record ShardSizes(long rowGroupRows, long shardRows) {
    private static final long ROW_GROUP_ROWS = 4_194_304;

    /// The columns of the world at 30 arc-seconds.
    private static final int COLUMNS = 43_200;

    private static final int MOST_TIMES = 10;

    private static final long SMALL_ROW_GROUP_ROWS = 1_048_576;

    /// For the cells of `grid` in one folder per zone, or packed. Packed zones take few rows, so that readers prune by
    /// zone only where row groups are small. Values take bytes for each row, which are in memory together while a shard
    /// is read, and gain nothing in a larger row group.
    ///
    /// @param values whether rows have values of rasters
    public static ShardSizes of(Grid grid, ShardLayout layout, boolean values) {
        ShardSizes sizes = of(grid);
        if (values) {
            return new ShardSizes(SMALL_ROW_GROUP_ROWS, ROW_GROUP_ROWS);
        }
        return layout == ShardLayout.PACKED ? new ShardSizes(SMALL_ROW_GROUP_ROWS, sizes.shardRows()) : sizes;
    }

    /// For the cells of `grid` in one folder per zone. A row group has longitudes once for all its rows of the grid, so
    /// it has about as many rows whatever their length: twice the tiles on a grid of more than 43,200 columns, thrice
    /// on one of more than 86,400, and so on, up to ten times: readers hold a row group's bytes in memory.
    public static ShardSizes of(Grid grid) {
        long rows = ROW_GROUP_ROWS * Math.min(Math.ceilDiv(grid.ncols(), COLUMNS), MOST_TIMES);
        return new ShardSizes(rows, 2 * rows);
    }
}
