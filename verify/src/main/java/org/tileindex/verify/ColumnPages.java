package org.tileindex.verify;

import java.io.IOException;
import java.util.Optional;
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
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/// The values of one column chunk, decoded page by page with parquet-java. The column is flat and required, so its
/// pages have no levels.
final class ColumnPages {
    private final ColumnDescriptor column;
    private final PageReader pages;
    private final Optional<Dictionary> dictionary;
    private Optional<ValuesReader> values = Optional.empty();
    private final String[] dictionaryTexts;
    private boolean byDictionary;
    private int left;

    ColumnPages(ColumnDescriptor column, PageReader pages) throws IOException {
        this.column = column;
        this.pages = pages;
        DictionaryPage page = pages.readDictionaryPage();
        this.dictionary =
                page == null ? Optional.empty() : Optional.of(page.getEncoding().initDictionary(column, page));
        boolean texts = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
        this.dictionaryTexts = texts && dictionary.isPresent() ? texts(dictionary.get()) : new String[0];
    }

    /// Reads values into rows `[from, to)` of column `index` of `batch`.
    void read(RowBatch batch, int index, int from, int to) throws IOException {
        int next = from;
        while (next < to) {
            ValuesReader reader = page();
            int end = Math.min(to, next + left);
            left -= end - next;
            switch (column.getPrimitiveType().getPrimitiveTypeName()) {
                case INT64 -> longs(reader, batch.longs(index), next, end);
                case INT32 -> ints(reader, batch.ints(index), next, end);
                case DOUBLE -> doubles(reader, batch.doubles(index), next, end);
                default -> texts(reader, batch.texts(index), next, end);
            }
            next = end;
        }
    }

    private static void longs(ValuesReader reader, long[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = reader.readLong();
        }
    }

    private static void ints(ValuesReader reader, int[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = reader.readInteger();
        }
    }

    private static void doubles(ValuesReader reader, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = reader.readDouble();
        }
    }

    /// Texts of the dictionary were decoded once, when the chunk was opened.
    private void texts(ValuesReader reader, String[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] = byDictionary
                    ? dictionaryTexts[reader.readValueDictionaryId()]
                    : reader.readBytes().toStringUsingUTF8();
        }
    }

    private static String[] texts(Dictionary dictionary) {
        String[] texts = new String[dictionary.getMaxId() + 1];
        for (int id = 0; id < texts.length; id++) {
            texts[id] = dictionary.decodeToBinary(id).toStringUsingUTF8();
        }
        return texts;
    }

    /// The reader of the page that holds the next value.
    private ValuesReader page() throws IOException {
        while (left == 0) {
            DataPage page = pages.readPage();
            if (page == null) {
                throw new InconsistentPagesException("column " + column.getPath()[0] + " has too few values");
            }
            values = Optional.of(open(page));
            left = page.getValueCount();
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
        if (encoding.usesDictionary()) {
            Dictionary known =
                    dictionary.orElseThrow(() -> new InconsistentPagesException("the dictionary page is missing"));
            reader = encoding.getDictionaryBasedValuesReader(column, ValuesType.VALUES, known);
        } else {
            reader = encoding.getValuesReader(column, ValuesType.VALUES);
        }
        reader.initFromPage(count, bytes.toInputStream());
        return reader;
    }
}
