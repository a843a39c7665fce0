package org.tileindex.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/// The values of one column chunk, decoded page by page with parquet-java, and the range of each page. The column is
/// flat and required, so its pages have no levels.
final class ColumnPages {
    private final ColumnDescriptor column;
    private final ValueOrder order;
    private final PageReader pages;
    private final Optional<DictionaryEntries> dictionary;
    private final List<PageRange> ranges = new ArrayList<>();

    /// Present while a page without dictionary indices is read.
    private Optional<PlainRange> plain = Optional.empty();

    /// Present while a page of dictionary indices is read.
    private Optional<DictionaryIndices> indices = Optional.empty();

    private int rows;
    private int left;

    ColumnPages(ColumnDescriptor column, PageReader pages) throws IOException {
        this.column = column;
        this.order = ValueOrder.of(column.getPrimitiveType());
        this.pages = pages;
        DictionaryPage page = pages.readDictionaryPage();
        this.dictionary = page == null ? Optional.empty() : Optional.of(new DictionaryEntries(column, page));
    }

    String column() {
        return column.getPath()[0];
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
            requireValues();
            int end = Math.min(to, next + left);
            left -= end - next;
            if (indices.isPresent()) {
                dictionary.orElseThrow().read(indices.get(), batch, index, next, end);
            } else {
                plain.orElseThrow().read(batch, index, next, end);
            }
            next = end;
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

    private void endPage() {
        if (rows > 0) {
            ranges.add(
                    indices.isPresent()
                            ? dictionary.orElseThrow().takeRange(rows)
                            : plain.orElseThrow().range(rows));
        }
        rows = 0;
    }

    /// Opens the page that holds the next value.
    private void requireValues() throws IOException {
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
        switch (page) {
            case DataPageV1 v1 -> open(v1.getBytes(), v1.getValueEncoding(), v1.getValueCount());
            case DataPageV2 v2 -> open(v2.getData(), v2.getDataEncoding(), v2.getValueCount());
            default -> throw new InconsistentPagesException("a page is of an unknown kind");
        }
    }

    private void open(BytesInput bytes, Encoding encoding, int count) throws IOException {
        if (encoding.usesDictionary()) {
            DictionaryEntries known =
                    dictionary.orElseThrow(() -> new InconsistentPagesException("the dictionary page is missing"));
            indices = Optional.of(new DictionaryIndices(bytes, known.size()));
            plain = Optional.empty();
        } else {
            ValuesReader reader = encoding.getValuesReader(column, ValuesType.VALUES);
            reader.initFromPage(count, bytes.toInputStream());
            plain = Optional.of(new PlainRange(order, reader));
            indices = Optional.empty();
        }
    }
}
