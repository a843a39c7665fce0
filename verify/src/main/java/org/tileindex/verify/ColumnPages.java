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
    private final PlainRange plain;
    private final List<PageRange> ranges = new ArrayList<>();
    private Optional<ValuesReader> values = Optional.empty();
    private boolean byDictionary;
    private int rows;
    private int left;

    ColumnPages(ColumnDescriptor column, PageReader pages) throws IOException {
        this.column = column;
        this.order = ValueOrder.of(column.getPrimitiveType());
        this.pages = pages;
        this.plain = new PlainRange(order);
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
            ValuesReader reader = page();
            int end = Math.min(to, next + left);
            left -= end - next;
            if (byDictionary) {
                dictionary.orElseThrow().read(reader, batch, index, next, end);
            } else {
                plain.read(reader, batch, index, next, end);
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
            ranges.add(byDictionary ? dictionary.orElseThrow().takeRange(rows) : plain.takeRange(rows));
        }
        rows = 0;
    }

    /// The reader of the page that holds the next value.
    private ValuesReader page() throws IOException {
        while (left == 0) {
            endPage();
            DataPage page = pages.readPage();
            if (page == null) {
                throw new InconsistentPagesException("column " + column() + " has too few values");
            }
            values = Optional.of(open(page));
            left = page.getValueCount();
            rows = left;
        }
        return values.orElseThrow();
    }

    private ValuesReader open(DataPage page) throws IOException {
        return switch (page) {
            case DataPageV1 v1 -> open(v1.getBytes(), v1.getValueEncoding(), v1.getValueCount());
            case DataPageV2 v2 -> open(v2.getData(), v2.getDataEncoding(), v2.getValueCount());
            default -> throw new InconsistentPagesException("a page is of an unknown kind");
        };
    }

    private ValuesReader open(BytesInput bytes, Encoding encoding, int count) throws IOException {
        ValuesReader reader;
        byDictionary = encoding.usesDictionary();
        if (byDictionary) {
            DictionaryEntries known =
                    dictionary.orElseThrow(() -> new InconsistentPagesException("the dictionary page is missing"));
            reader = encoding.getDictionaryBasedValuesReader(column, ValuesType.VALUES, known.decoded());
        } else {
            reader = encoding.getValuesReader(column, ValuesType.VALUES);
        }
        reader.initFromPage(count, bytes.toInputStream());
        return reader;
    }
}
