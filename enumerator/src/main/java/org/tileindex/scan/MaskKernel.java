package org.tileindex.scan;

/// Extracts the runs of a mask, which turns a row of cells decided one by one into spans.
public interface MaskKernel {
    /// Writes the runs of bytes other than zero in `mask[0, size)` to `bounds`: from, to, from, to, …, each half-open,
    /// ascending, no two touching.
    ///
    /// @param bounds an array of at least [#mostBounds] entries
    /// @return the number of entries written, twice the number of runs
    int runs(byte[] mask, int size, int[] bounds);

    /// Greatest number of entries for a mask of `size` bytes, reached where every other byte is a run.
    static int mostBounds(int size) {
        return size + 1;
    }

    /// The kind of implementation, for people: `scalar`, or `vector` with its width.
    String description();
}
