package org.tileindex.writer.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.tileindex.writer.dense.DenseColumn;

/// Encodes dense columns. A page has at most two mebibytes of values, unless a single value is larger.
public final class DenseEncoder {
    private static final long MAX_PAGE_BYTES = 2 << 20;

    private final PageWorkspace workspace;
    private final int pageRows;

    /// @param pageRows maximum rows of a page
    public DenseEncoder(PageWorkspace workspace, int pageRows) {
        this.workspace = workspace;
        this.pageRows = pageRows;
    }

    /// The column chunk of all rows of `column`, which must have at least one.
    public ColumnChunk encode(DenseColumn column) {
        String name = column.type().getName();
        Encoding encoding = column.choose(workspace.compressed());
        Optional<CompressedPage> dictionary = encoding == Encoding.RLE_DICTIONARY
                ? Optional.of(workspace.page(name, Encoding.PLAIN, column::putDictionary))
                : Optional.empty();
        List<CompressedPage> pages = new ArrayList<>();
        List<Statistics<?>> statistics = new ArrayList<>();
        for (PageRange page : cut(column, pageRows)) {
            pages.add(workspace.page(name, encoding, sink -> {
                statistics.add(column.putPage(page.from(), page.to(), page.before(), page.values(), sink));
                return page.to() - page.from();
            }));
        }
        return new ColumnChunk(name, dictionary, pages, statistics, encoding);
    }

    /// The rows `[from, to)` of a column.
    ///
    /// @param before number of values, nulls not counted, before row `from`
    /// @param values number of values, nulls not counted, in the rows
    private record PageRange(int from, int to, int before, int values) {}

    /// Cuts a column into pages of equally many rows, so that none is much smaller than the others. Pages with too many
    /// bytes are then halved.
    private static List<PageRange> cut(DenseColumn column, int pageRows) {
        int rows = column.rows();
        int count = Math.ceilDiv(rows, pageRows);
        List<PageRange> pages = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < count; i++) {
            int from = Math.toIntExact(rows * (long) i / count);
            int to = Math.toIntExact(rows * (i + 1L) / count);
            before = cut(column, from, to, before, pages);
        }
        return pages;
    }

    /// Appends the pages of the rows `[from, to)` and returns the number of values before row `to`.
    private static int cut(DenseColumn column, int from, int to, int before, List<PageRange> pages) {
        int values = column.values(from, to);
        if (to - from > 1 && column.bytes(before, before + values) > MAX_PAGE_BYTES) {
            int middle = (from + to) >>> 1;
            return cut(column, middle, to, cut(column, from, middle, before, pages), pages);
        }
        pages.add(new PageRange(from, to, before, values));
        return before + values;
    }
}
