package org.tileindex.batch;

import java.util.Arrays;

/// Runs of neighbouring cells `(row, col)` … `(row, col + length - 1)`, one after another: the tiles of one batch.
public final class TileRuns {
    private int[] zones = new int[64];
    private int[] rows = new int[64];
    private int[] cols = new int[64];
    private int[] lengths = new int[64];
    private int size;
    private int tiles;

    /// Forgets all runs.
    public void clear() {
        size = 0;
        tiles = 0;
    }

    /// Adds the cells of columns `[colStart, colEnd)` of a row.
    ///
    /// @param zone number of the zone that they belong to
    /// @throws IllegalArgumentException if there are none
    public void add(int zone, int row, int colStart, int colEnd) {
        if (colStart >= colEnd) {
            throw new IllegalArgumentException("columns [%d, %d) are empty".formatted(colStart, colEnd));
        }
        if (size == rows.length) {
            zones = Arrays.copyOf(zones, 2 * size);
            rows = Arrays.copyOf(rows, 2 * size);
            cols = Arrays.copyOf(cols, 2 * size);
            lengths = Arrays.copyOf(lengths, 2 * size);
        }
        zones[size] = zone;
        rows[size] = row;
        cols[size] = colStart;
        lengths[size] = colEnd - colStart;
        size++;
        tiles += colEnd - colStart;
    }

    /// The number of runs.
    public int size() {
        return size;
    }

    /// The number of cells of all runs.
    public int tiles() {
        return tiles;
    }

    /// The number of the zone.
    public int zone(int run) {
        return zones[run];
    }

    public int row(int run) {
        return rows[run];
    }

    /// The first column.
    public int col(int run) {
        return cols[run];
    }

    /// The number of cells, at least 1.
    public int length(int run) {
        return lengths[run];
    }
}
