package org.tileindex.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.ValuesReader;
import org.tileindex.parquet.DictionaryIndices;
import org.tileindex.parquet.InconsistentPagesException;

/// The values of one column chunk, decoded page by page with parquet-java, and the range of each page. Nothing
/// in the column repeats, so its pages have no repetition levels, and definition levels only where it is nullable.
final class ColumnPages {
    private final ColumnDescriptor column;
    private final ValueOrder order;
    private final PageReader pages;
    private final Optional<DictionaryEntries> dictionary;
    private final List<PageRange> ranges = new ArrayList<>();

    /// Present while a page without dictionary indices is read, from its first value on.
    private Optional<PlainRange> plain = Optional.empty();

    /// Present while a page of dictionary indices is read, from its first value on.
    private Optional<DictionaryIndices> indices = Optional.empty();

    /// Present while a page is read, if the column is nullable.
    private Optional<DictionaryIndices> levels = Optional.empty();

    private final int[] some;
    private ByteBuffer body = ByteBuffer.allocate(0);
    private Encoding encoding = Encoding.PLAIN;
    private int rows;
    private int left;
    private int nulls;

    /// Nulls that the header of the current page counts; -1 if it does not.
    private int toldNulls = -1;

    ColumnPages(ColumnDescriptor column, PageReader pages) throws IOException {
        this.column = column;
        this.order = ValueOrder.of(column.getPrimitiveType());
        this.pages = pages;
        this.some = new int[isNullable() ? RowBatch.CAPACITY : 0];
        DictionaryPage page = pages.readDictionaryPage();
        this.dictionary = page == null ? Optional.empty() : Optional.of(new DictionaryEntries(column, page));
    }

    String column() {
        return String.join(".", column.getPath());
    }

    ValueOrder order() {
        return order;
    }

    Optional<DictionaryEntries> dictionary() {
        return dictionary;
    }

    /// Reads values into rows `[from, to)` of column `index` of `batch`.
    void read(RowBatch batch, int index, int from, int to) throws IOException {
        int next = from;
        while (next < to) {
            requireRows();
            int end = Math.min(to, next + left);
            left -= end - next;
            int count = levels.isPresent() ? readLevels(levels.get(), batch.nulls(index), next, end) : end - next;
            if (count > 0) {
                readValues(batch, index, next, next + count);
            }
            if (count < end - next) {
                nulls += end - next - count;
                batch.spread(index, next, end, count);
            }
            next = end;
        }
    }

    /// Finds out which of the rows `[from, to)` are null, and returns the number of the others.
    private int readLevels(DictionaryIndices of, boolean[] absent, int from, int to) throws IOException {
        int count = 0;
        int next = from;
        while (next < to) {
            int stretch = of.next(some, Math.min(to - next, some.length));
            for (int i = 0; i < stretch; i++) {
                int level = of.repeated() ? of.value() : some[i];
                absent[next + i] = level == 0;
                count += level;
            }
            next += stretch;
        }
        return count;
    }

    private void readValues(RowBatch batch, int index, int from, int to) throws IOException {
        if (indices.isEmpty() && plain.isEmpty()) {
            openValues();
        }
        if (indices.isPresent()) {
            dictionary.orElseThrow().read(indices.get(), batch, index, from, to);
        } else {
            plain.orElseThrow().read(batch, index, from, to);
        }
    }

    private void openValues() throws IOException {
        if (encoding.usesDictionary()) {
            DictionaryEntries known =
                    dictionary.orElseThrow(() -> new InconsistentPagesException("the dictionary page is missing"));
            indices = Optional.of(DictionaryIndices.of(body, known.size()));
        } else {
            ValuesReader reader = encoding.getValuesReader(column, ValuesType.VALUES);
            reader.initFromPage(rows, ByteBufferInputStream.wrap(body));
            plain = Optional.of(new PlainRange(order, reader));
        }
    }

    /// The ranges of all pages. All values must have been read.
    ///
    /// @throws IOException if the chunk has more values
    List<PageRange> ranges() throws IOException {
        endPage();
        if (left > 0 || pages.readPage() != null) {
            throw new InconsistentPagesException("column " + column() + " has too many values");
        }
        return ranges;
    }

    private void endPage() throws IOException {
        if (rows > 0) {
            if (toldNulls >= 0 && toldNulls != nulls) {
                throw new InconsistentPagesException("a page of column %s has %s, but its header counts %d"
                        .formatted(column(), Quantity.of(nulls, "null"), toldNulls));
            }
            ranges.add(new PageRange(rows, nulls, bounds()));
        }
        rows = 0;
        nulls = 0;
    }

    private Optional<PageRange.Bounds> bounds() {
        return indices.isPresent() ? Optional.of(dictionary.orElseThrow().takeBounds()) : plain.map(PlainRange::bounds);
    }

    /// Opens the page that holds the next row.
    private void requireRows() throws IOException {
        while (left == 0) {
            endPage();
            DataPage page = pages.readPage();
            if (page == null) {
                throw new InconsistentPagesException("column " + column() + " has too few values");
            }
            open(page);
            left = page.getValueCount();
            rows = left;
        }
    }

    private void open(DataPage page) throws IOException {
        indices = Optional.empty();
        plain = Optional.empty();
        switch (page) {
            case DataPageV1 v1 -> {
                encoding = v1.getValueEncoding();
                body = whole(v1.getBytes());
                toldNulls = -1;
                levels = isNullable() ? Optional.of(takeLevels()) : Optional.empty();
            }
            case DataPageV2 v2 -> {
                encoding = v2.getDataEncoding();
                body = whole(v2.getData());
                toldNulls = v2.getNullCount();
                levels = isNullable()
                        ? Optional.of(DictionaryIndices.levels(whole(v2.getDefinitionLevels())))
                        : Optional.empty();
            }
            default -> throw new InconsistentPagesException("a page is of an unknown kind");
        }
    }

    private boolean isNullable() {
        return column.getMaxDefinitionLevel() > 0;
    }

    /// The levels at the start of a page of version 1, which their length precedes. The values are then [#body].
    private DictionaryIndices takeLevels() throws IOException {
        int length = body.remaining() < Integer.BYTES ? -1 : body.getInt(body.position());
        if (length < 0 || length > body.remaining() - Integer.BYTES) {
            throw new InconsistentPagesException("the length of the levels of a page is damaged");
        }
        int start = body.position() + Integer.BYTES;
        ByteBuffer taken = body.duplicate().position(start).limit(start + length);
        body.position(start + length);
        return DictionaryIndices.levels(taken);
    }

    private static ByteBuffer whole(BytesInput bytes) throws IOException {
        return bytes.toInputStream().slice(Math.toIntExact(bytes.size())).order(ByteOrder.LITTLE_ENDIAN);
    }
}
