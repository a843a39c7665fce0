package org.tileindex.raster;

import java.util.BitSet;

/// The division of a raster's cells into blocks of equal size, of which the last ones of each side may reach over the
/// edge. Blocks are numbered as they are stored, row by row.
///
/// @param across number of blocks side by side
/// @param down number of blocks one below the other
/// @param rows number of rows of cells
/// @param southUp the first stored row is the southernmost, and not row 0 of the cells, which is the northernmost
record BlockLattice(int blockWidth, int blockHeight, int across, int down, int rows, boolean southUp) {

    int blocks() {
        return Math.multiplyExact(across, down);
    }

    private int stored(int row) {
        return southUp ? rows - 1 - row : row;
    }

    /// The number of the block that holds a cell.
    int block(int row, int col) {
        return stored(row) / blockHeight * across + col / blockWidth;
    }

    /// Sets the bits of the blocks that hold cells of `runs`.
    void touch(CellRuns runs, BitSet blocks) {
        for (int i = 0; i < runs.size(); i++) {
            blocks.set(block(runs.row(i), runs.colFrom(i)), block(runs.row(i), runs.colTo(i) - 1) + 1);
        }
    }

    /// The last column of the block that holds `col`.
    int lastCol(int col) {
        return (int) Math.min(Integer.MAX_VALUE - 1L, (col / blockWidth + 1L) * blockWidth - 1);
    }

    /// The position of a cell inside its block, by stored rows.
    int position(int row, int col) {
        return stored(row) % blockHeight * blockWidth + col % blockWidth;
    }
}
