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

/// The pages of columns whose values are arrays: a page holds about a mebibyte on average, and not more rows than asked
/// for.
public final class DensePages {
    private static final long PAGE_BYTES = 1 << 20;

    /// Fewer rows are no page, however long the values.
    private static final long LEAST_ROWS = 256;

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
        int rows = column.rows();
        long count = pages(column, pageRows);
        int before = 0;
        for (int i = 0; i < count; i++) {
            int from = Math.toIntExact(rows * (long) i / count);
            int to = Math.toIntExact(rows * (i + 1L) / count);
            int own = column.values(from, to);
            int first = before;
            pages.add(workspace.page(name, encoding, sink -> {
                statistics.add(column.putPage(from, to, first, own, sink));
                return to - from;
            }));
            before += own;
        }
        return new ColumnChunk(name, dictionary, pages, statistics, encoding);
    }

    /// The number of pages: of equal size, so that none is much smaller than the others.
    private static long pages(DenseColumn column, int pageRows) {
        long rows = column.rows();
        long byBytes = Math.max(LEAST_ROWS, rows * PAGE_BYTES / Math.max(1, column.plainBytes()));
        long most = Math.min(pageRows, byBytes);
        return (rows + most - 1) / most;
    }
}
