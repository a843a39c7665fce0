package org.tileindex.scan;

/// Extracts the runs of a mask: what a row of cells, decided one by one, is as spans.
public interface MaskKernel {
    /// Writes the runs of bytes other than zero in `mask[0, size)` to `bounds`: from, to, from, to, …, each half-open,
    /// ascending, no two touching.
    ///
    /// @param bounds of at least [#mostBounds] entries
    /// @return the number of entries written, twice the number of runs
    int runs(byte[] mask, int size, int[] bounds);

    /// The most entries that the runs of a mask of `size` bytes take: every other byte is a run.
    static int mostBounds(int size) {
        return size + 1;
    }

    /// What it is, for people: `scalar`, or `vector` with its width.
    String description();
}
