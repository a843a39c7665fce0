package org.tileindex.kernel;

/// What most of a run's time goes into.
public enum Work {
    /// Columns as functions over spans; rows do not come into being.
    SPANS("the work is per span"),
    /// Questions to JTS about one cell after the other.
    CELLS("JTS decides each cell"),
    /// Samples of rasters under cells.
    SAMPLES("values are read per cell, but vectors start too slowly"),
    /// Rows in memory, as Arrow files have them.
    ROWS("rows are made per cell, but vectors start too slowly");

    private final String whyScalar;

    Work(String whyScalar) {
        this.whyScalar = whyScalar;
    }

    /// Why [SimdMode#AUTO] has scalar kernels for it, as a clause. Vectors took more CPU time in each cold run that was
    /// measured; masks, clips and the legacy path were not.
    String whyScalar() {
        return whyScalar;
    }
}
