package org.tileindex.stats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
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

/// The values of one column of a row group, some at a time. The column is flat and has no nulls.
final class PublishedColumn {
    /// Most values at a time.
    static final int CHUNK = 1 << 12;

    private final ColumnDescriptor column;
    private final PageReader pages;
    private final Optional<Dictionary> dictionary;
    private final int entries;
    private final int[] ids = new int[CHUNK];
    /// Present while a page of dictionary indices is read.
    private Optional<DictionaryIndices> indices = Optional.empty();
    /// Present while any other page is read.
    private Optional<ValuesReader> plain = Optional.empty();

    /// Values of the page that are not read yet.
    private int left;

    PublishedColumn(ColumnDescriptor column, PageReader pages) throws IOException {
        if (column.getMaxDefinitionLevel() > 0 || column.getMaxRepetitionLevel() > 0) {
            throw new InconsistentPagesException("column " + column.getPath()[0] + " is not a required one");
        }
        this.column = column;
        this.pages = pages;
        DictionaryPage page = pages.readDictionaryPage();
        this.dictionary =
                page == null ? Optional.empty() : Optional.of(page.getEncoding().initDictionary(column, page));
        this.entries = page == null ? 0 : page.getDictionarySize();
    }

    /// Reads values to `to[0, count)`.
    void read(long[] to, int count) throws IOException {
        read(count, new Target() {
            @Override
            public void entry(Dictionary from, int id, int at, int end) {
                Arrays.fill(to, at, end, from.decodeToLong(id));
            }

            @Override
            public void value(ValuesReader from, int at) {
                to[at] = from.readLong();
            }
        });
    }

    /// Reads values to `to[0, count)`.
    void read(double[] to, int count) throws IOException {
        read(count, new Target() {
            @Override
            public void entry(Dictionary from, int id, int at, int end) {
                Arrays.fill(to, at, end, from.decodeToDouble(id));
            }

            @Override
            public void value(ValuesReader from, int at) {
                to[at] = from.readDouble();
            }
        });
    }

    /// Reads texts to `to[0, count)`. Equal ones that follow each other are mostly the same object.
    void read(String[] to, int count) throws IOException {
        read(count, new Target() {
            private int known = -1;
            private String text = "";

            @Override
            public void entry(Dictionary from, int id, int at, int end) {
                if (id != known) {
                    known = id;
                    text = from.decodeToBinary(id).toStringUsingUTF8();
                }
                Arrays.fill(to, at, end, text);
            }

            @Override
            public void value(ValuesReader from, int at) {
                to[at] = from.readBytes().toStringUsingUTF8();
            }
        });
    }

    /// Takes values.
    private interface Target {
        /// Takes one entry of a dictionary as the values `[at, end)`.
        void entry(Dictionary from, int id, int at, int end);

        /// Takes the next value of a page as value `at`.
        void value(ValuesReader from, int at);
    }

    private void read(int count, Target to) throws IOException {
        int at = 0;
        while (at < count) {
            if (left == 0) {
                open();
            }
            int end = indices.isPresent()
                    ? readEntries(indices.get(), to, at, Math.min(count - at, left))
                    : readPlain(plain.orElseThrow(), to, at, Math.min(count - at, left));
            left -= end - at;
            at = end;
        }
    }

    private int readEntries(DictionaryIndices from, Target to, int at, int most) throws IOException {
        Dictionary known = dictionary.orElseThrow();
        int count = from.next(ids, most);
        if (from.repeated()) {
            to.entry(known, from.value(), at, at + count);
            return at + count;
        }
        for (int i = 0; i < count; i++) {
            to.entry(known, ids[i], at + i, at + i + 1);
        }
        return at + count;
    }

    private static int readPlain(ValuesReader from, Target to, int at, int count) {
        for (int i = at; i < at + count; i++) {
            to.value(from, i);
        }
        return at + count;
    }

    private void open() throws IOException {
        DataPage page = pages.readPage();
        switch (page) {
            case DataPageV1 v1 -> open(v1.getValueEncoding(), v1.getBytes(), v1.getValueCount());
            case DataPageV2 v2 -> open(v2.getDataEncoding(), v2.getData(), v2.getValueCount());
            case null -> throw new InconsistentPagesException("column " + column.getPath()[0] + " has too few values");
            default -> throw new InconsistentPagesException("a page is of an unknown kind");
        }
    }

    private void open(Encoding encoding, BytesInput bytes, int values) throws IOException {
        ByteBuffer body = bytes.toInputStream().slice(Math.toIntExact(bytes.size()));
        left = values;
        if (encoding.usesDictionary()) {
            indices = Optional.of(DictionaryIndices.of(body, entries));
            return;
        }
        ValuesReader reader = encoding.getValuesReader(column, ValuesType.VALUES);
        reader.initFromPage(values, ByteBufferInputStream.wrap(body));
        indices = Optional.empty();
        plain = Optional.of(reader);
    }
}
