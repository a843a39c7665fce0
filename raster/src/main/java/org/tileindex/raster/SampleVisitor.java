package org.tileindex.raster;

/// Takes samples of cells where they are decoded, before the memory of their block is used for the next one.
public interface SampleVisitor {
    /// Takes the samples of cells `[cell, cell + count)` of a window in one band. Cells come in any order, each at most
    /// once, on any thread that reads the plan. Those whose block is not stored and stands for no value do not come.
    ///
    /// @param window its number in the plan
    /// @param cell position of the first cell among those of the window
    /// @param band its number in the plan
    /// @param samples little-endian
    /// @param from position of the first sample
    /// @param stride samples from one to the next
    /// @param valid one bit per cell, from bit 0 on, set if its sample stands for a value; a mask inside the file,
    /// which
    ///     may say otherwise, is not looked at. It may be changed
    void visit(int window, int cell, int count, int band, byte[] samples, int from, int stride, long[] valid);
}
