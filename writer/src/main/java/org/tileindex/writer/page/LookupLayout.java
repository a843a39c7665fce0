package org.tileindex.writer.page;

import org.tileindex.writer.form.ValueTable;

/// The layout of the pages of a [org.tileindex.writer.form.ColumnForm.Lookup] column in one row group.
///
/// @param split true for BYTE_STREAM_SPLIT values, false for dictionary indices
/// @param pageRows minimum rows of a page
record LookupLayout(boolean split, long pageRows) {
    /// Lookup pages are this many times longer than others: the first sequence of runs in a page costs as much as all
    /// the sequences that repeat it. Short pages would not even help readers to skip, since each holds whole rows of
    /// the grid.
    private static final int PAGE_FACTOR = 8;

    /// Minimum sequences per page, however long they are: as many as the widest rows of the world at 30 arc-seconds
    /// leave room for.
    private static final int PAGE_SEQUENCES = 24;

    /// Most bytes of a page, beyond which none is lengthened, because readers hold a page in memory.
    private static final long PAGE_BYTES = 32 << 20;

    /// Split pages are longer still, because their first sequence costs four times as much. Even longer ones would
    /// burden readers.
    private static final int SPLIT_PAGE_FACTOR = 16;

    /// The layout of a column whose values in the row group are `entries` positions of `table`.
    ///
    /// @param pageRows minimum rows of an ordinary page
    /// @param workspace of the codec
    static LookupLayout of(ValueTable table, int entries, int pageRows, PageWorkspace workspace) {
        if (isSplit(table, entries, workspace)) {
            return new LookupLayout(true, Math.min((long) pageRows * SPLIT_PAGE_FACTOR, PAGE_BYTES / Double.BYTES));
        }
        long rows = Math.max((long) pageRows * PAGE_FACTOR, (long) entries * PAGE_SEQUENCES);
        return new LookupLayout(false, Math.min(rows, PAGE_BYTES / workspace.indexBytes(entries)));
    }

    /// Whether sequences of runs may be so long that, as dictionary indices, one lies beyond the codec's reach from the
    /// next, whereas byte by byte it does not.
    private static boolean isSplit(ValueTable table, int entries, PageWorkspace workspace) {
        return table instanceof ValueTable.Doubles
                && (long) entries * workspace.indexBytes(entries) > workspace.reach()
                && entries <= workspace.reach();
    }
}
