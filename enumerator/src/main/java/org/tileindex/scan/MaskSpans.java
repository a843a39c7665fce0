package org.tileindex.scan;

/// Collects the runs of masks, one mask per row, as spans. For one thread.
public final class MaskSpans {
    private final MaskKernel kernel;
    private final CellSet.Builder cells = new CellSet.Builder();
    private final int[] bounds;

    /// @param widest greatest number of cells of a mask
    public MaskSpans(MaskKernel kernel, int widest) {
        this.kernel = kernel;
        this.bounds = new int[MaskKernel.mostBounds(widest)];
    }

    /// Adds the cells of `row` whose byte in `mask[0, size)` is not zero. The first byte belongs to column `firstCol`.
    ///
    /// @return the number of cells added
    public int addRow(int row, int firstCol, byte[] mask, int size) {
        int written = kernel.runs(mask, size, bounds);
        int added = 0;
        for (int i = 0; i < written; i += 2) {
            cells.add(row, firstCol + bounds[i], firstCol + bounds[i + 1]);
            added += bounds[i + 1] - bounds[i];
        }
        return added;
    }

    /// All cells added so far.
    public Spans toSpans() {
        return cells.union().toSpans();
    }
}
