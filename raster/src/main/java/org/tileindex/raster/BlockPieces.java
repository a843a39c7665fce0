package org.tileindex.raster;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Runs of cells cut at the borders of blocks, and sorted by block. A piece is the part of a run inside one block.
final class BlockPieces {
    private final int[] blocks;
    private final int[] firstPiece;
    private final int[] window;
    private final int[] run;
    private final int[] zone;
    private final int[] colFrom;
    private final int[] colTo;

    private BlockPieces(int[] blocks, int[] firstPiece, int pieces) {
        this.blocks = blocks;
        this.firstPiece = firstPiece;
        this.window = new int[pieces];
        this.run = new int[pieces];
        this.zone = new int[pieces];
        this.colFrom = new int[pieces];
        this.colTo = new int[pieces];
    }

    /// The pieces of all windows. Blocks come in the order of their numbers, pieces of a block in that of the runs.
    static BlockPieces of(List<CellRuns> windows, BlockLattice lattice) {
        BitSet touched = new BitSet();
        windows.forEach(runs -> lattice.touch(runs, touched));
        int[] blocks = touched.stream().toArray();
        int[] firstPiece = new int[blocks.length + 1];
        for (CellRuns runs : windows) {
            for (int i = 0; i < runs.size(); i++) {
                int first = lattice.block(runs.row(i), runs.colFrom(i));
                int index = Arrays.binarySearch(blocks, first);
                // All blocks of a run are touched, so they follow each other among the touched ones.
                int last = index + lattice.block(runs.row(i), runs.colTo(i) - 1) - first;
                for (int next = index; next <= last; next++) {
                    firstPiece[next + 1]++;
                }
            }
        }
        for (int i = 0; i < blocks.length; i++) {
            firstPiece[i + 1] += firstPiece[i];
        }
        BlockPieces result = new BlockPieces(blocks, firstPiece, firstPiece[blocks.length]);
        int[] next = firstPiece.clone();
        for (int w = 0; w < windows.size(); w++) {
            result.put(w, windows.get(w), lattice, next);
        }
        return result;
    }

    /// @param next the position of the next piece of each block
    private void put(int number, CellRuns runs, BlockLattice lattice, int[] next) {
        for (int i = 0; i < runs.size(); i++) {
            int col = runs.colFrom(i);
            int index = Arrays.binarySearch(blocks, lattice.block(runs.row(i), col));
            while (col < runs.colTo(i)) {
                int end = Math.min(runs.colTo(i), lattice.lastCol(col) + 1);
                int piece = next[index++]++;
                window[piece] = number;
                run[piece] = i;
                zone[piece] = runs.zone(i);
                colFrom[piece] = col;
                colTo[piece] = end;
                col = end;
            }
        }
    }

    /// The number of blocks that hold cells.
    int size() {
        return blocks.length;
    }

    /// The number of the `i`-th block that holds cells.
    int block(int i) {
        return blocks[i];
    }

    /// The first piece of the `i`-th block; `i` may be [#size], for the number of all pieces.
    int firstPiece(int i) {
        return firstPiece[i];
    }

    int window(int piece) {
        return window[piece];
    }

    int run(int piece) {
        return run[piece];
    }

    int zone(int piece) {
        return zone[piece];
    }

    int colFrom(int piece) {
        return colFrom[piece];
    }

    /// One past the last column.
    int colTo(int piece) {
        return colTo[piece];
    }
}
