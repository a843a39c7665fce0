package org.tileindex.verify;

/// Fills in what is missing of tile id, row and column of a file's rows from the other two, so that its other columns
/// can be checked.
record DerivedKey(CellFormulas formulas) {

    /// Completes rows `[0, rows)` of a batch of `tile_index`. Returns whether their cells are known.
    boolean complete(RowBatch batch, int rows) {
        boolean id = batch.has(DatasetSchema.TILE_ID);
        boolean row = batch.has(DatasetSchema.RASTER_ROW);
        boolean col = batch.has(DatasetSchema.RASTER_COL);
        if (id && row && col) {
            return true;
        }
        if (!id && !(row && col)) {
            return false;
        }
        long[] ids = batch.longs(DatasetSchema.TILE_ID);
        int[] rasterRows = batch.ints(DatasetSchema.RASTER_ROW);
        int[] rasterCols = batch.ints(DatasetSchema.RASTER_COL);
        for (int i = 0; i < rows; i++) {
            if (!id) {
                ids[i] = Integer.toUnsignedLong(rasterRows[i]) * formulas.ncols()
                        + Integer.toUnsignedLong(rasterCols[i]);
            }
            if (!row) {
                rasterRows[i] = (int) Math.floorDiv(ids[i], formulas.ncols());
            }
            if (!col) {
                rasterCols[i] = Math.floorMod(ids[i], formulas.ncols());
            }
        }
        return true;
    }
}
