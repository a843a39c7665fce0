package org.tileindex.writer.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.tileindex.writer.dense.DenseColumn;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;

/// The pages of columns whose values are arrays. A page has not more rows than asked for, and at most two mebibytes of
/// values unless one alone is larger.
public final class DensePages {
    private static final long MOST_BYTES = 2 << 20;

    private DensePages() {}

    /// The column chunk of the rows of `rowGroup`, which are rows of `vector`.
    static ColumnChunk of(
            RowGroupEncoder.Workspace workspace,
            Column column,
            FieldVector vector,
            RunTable runs,
            RunRange rowGroup,
            int pageRows) {
        if (vector.getValueCount() != runs.rows()) {
            throw new IllegalArgumentException("%s has %,d rows, and the shard %,d"
                    .formatted(column.type().getName(), vector.getValueCount(), runs.rows()));
        }
        DenseColumn dense = new DenseColumn(vector.getField(), workspace.scratch());
        if (!dense.type().equals(column.type())) {
            throw new IllegalArgumentException("a vector for " + dense.type() + " as " + column.type());
        }
        int from = Math.toIntExact(runs.rowsBefore(rowGroup.from()));
        dense.append(vector, from, from + Math.toIntExact(rowGroup.rows()));
        return encode(workspace, dense, pageRows);
    }

    /// The column chunk of all rows of `column`, of which there must be one.
    ///
    /// @param pageRows the most rows of a page
    public static ColumnChunk encode(RowGroupEncoder.Workspace workspace, DenseColumn column, int pageRows) {
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

    /// The rows `[from, to)`, of which `values` are not null and `before` lie before them.
    private record PageRange(int from, int to, int before, int values) {}

    /// Pages of equally many rows, so that none is much smaller than the others; but those too large are halved.
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

    /// Appends the pages of the rows `[from, to)`, and returns how many values there are before row `to`.
    private static int cut(DenseColumn column, int from, int to, int before, List<PageRange> pages) {
        int values = column.values(from, to);
        if (to - from > 1 && column.bytes(before, before + values) > MOST_BYTES) {
            int middle = (from + to) >>> 1;
            return cut(column, middle, to, cut(column, from, middle, before, pages), pages);
        }
        pages.add(new PageRange(from, to, before, values));
        return before + values;
    }
}
