package org.tileindex.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.RowGroup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.writer.page.Codec;

/// Pages and row groups of long texts are limited in size, because readers and the writer hold them in memory.
class DenseSizesTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final Schema SCHEMA =
            new Schema(List.of(new Field("text", new FieldType(true, new ArrowType.Utf8(), null), List.of())));

    private final Random random = new Random(5);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// Reads the values back and returns the body sizes, in bytes, of all data pages in one row group.
    private List<Integer> pageSizes(List<Object> texts) throws Exception {
        Path file = folder.resolve("table.parquet");
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(SCHEMA, allocator);
                ArrowParquetWriter writer = new ArrowParquetWriter(file, SCHEMA, Codec.NONE)) {
            VarCharVector vector = (VarCharVector) root.getVector(0);
            for (int row = 0; row < texts.size(); row++) {
                if (!texts.get(row).equals(ArrowColumn.NULL)) {
                    vector.setSafe(row, texts.get(row).toString().getBytes(StandardCharsets.US_ASCII));
                }
            }
            root.setRowCount(texts.size());
            writer.write(root);
            writer.finish();
        }
        assertEquals(texts, ArrowReaders.parquetJava(file).get("text"));
        assertEquals(texts, ArrowReaders.arrow(file).get("text"));
        return bodies(RawFile.read(file));
    }

    private static List<Integer> bodies(RawFile file) throws IOException {
        List<Integer> sizes = new ArrayList<>();
        for (PageLocation page : file.offsetIndex(file.chunk(0, "text")).getPage_locations()) {
            PageHeader header = file.pageHeader(page.getOffset());
            sizes.add(header.getUncompressed_page_size());
        }
        return sizes;
    }

    private String text(int length) {
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void pagesAreSmallWhereLongTextsStandTogether() throws Exception {
        List<Object> texts = new ArrayList<>();
        for (int row = 0; row < 60_000; row++) {
            boolean isLong = row >= 30_000 && row < 30_900;
            texts.add(row % 7 == 3 ? ArrowColumn.NULL : text(isLong ? 20_000 : row % 12));
        }
        List<Integer> sizes = pageSizes(texts);
        assertTrue(Collections.max(sizes) <= 2 * MEBIBYTE + 60_000, sizes::toString);
        assertTrue(sizes.size() < 60, sizes::toString);
    }

    @Test
    void textsOfMebibytesHaveAPageEach() throws Exception {
        List<Object> texts = List.of(text(3 * MEBIBYTE), text(3 * MEBIBYTE), "", text(3 * MEBIBYTE), "end");
        List<Integer> sizes = pageSizes(texts);
        assertTrue(Collections.max(sizes) < 3 * MEBIBYTE + 1000, sizes::toString);
    }

    /// A page holds indices, so the size of the texts they refer to does not matter.
    @Test
    void longTextsInADictionaryDoNotMakeManyPages() throws Exception {
        List<String> few = List.of(text(900), text(1000), text(1100));
        List<Object> texts = new ArrayList<>();
        for (int row = 0; row < 40_000; row++) {
            texts.add(few.get(random.nextInt(few.size())));
        }
        assertEquals(1, pageSizes(texts).size());
    }

    /// After 8192 rows the 512 MiB of a row group are full.
    @Test
    @Tag("slow")
    void rowGroupsOfLongTextsEndAtTheSameRowWhateverTheBatches() throws Exception {
        assertEquals(List.of(8192L, 808L), rowGroups(9000));
        assertEquals(List.of(8192L, 808L), rowGroups(75));
    }

    /// The number of rows in each row group of a file with 9000 texts of 64 KiB.
    private List<Long> rowGroups(int batchRows) throws Exception {
        Path file = folder.resolve("table.parquet");
        byte[] text = text(MEBIBYTE / 16 - Integer.BYTES).getBytes(StandardCharsets.US_ASCII);
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(SCHEMA, allocator);
                ArrowParquetWriter writer = new ArrowParquetWriter(file, SCHEMA, Codec.SNAPPY)) {
            for (int row = 0; row < batchRows; row++) {
                ((VarCharVector) root.getVector(0)).setSafe(row, text);
            }
            root.setRowCount(batchRows);
            for (int row = 0; row < 9000; row += batchRows) {
                writer.write(root);
            }
            writer.finish();
        }
        return RawFile.read(file).rowGroups().stream()
                .map(RowGroup::getNum_rows)
                .toList();
    }
}
