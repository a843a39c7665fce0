package org.tileindex.writer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/// The bytes and Thrift structures of a Parquet file, read without a library that corrects faults.
final class RawFile {
    private static final int TAIL_BYTES = 8;

    private final byte[] bytes;
    private final FileMetaData footer;

    private RawFile(byte[] bytes, FileMetaData footer) {
        this.bytes = bytes;
        this.footer = footer;
    }

    static RawFile read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int tail = bytes.length - TAIL_BYTES;
        int footerBytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(tail);
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(bytes, tail - footerBytes, footerBytes));
        return new RawFile(bytes, footer);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    List<RowGroup> rowGroups() {
        return footer.getRow_groups();
    }

    /// The orders by which the minima and maxima of the columns are to be understood.
    List<ColumnOrder> columnOrders() {
        return footer.getColumn_orders();
    }

    ColumnChunk chunk(int rowGroup, String column) {
        for (ColumnChunk chunk : rowGroups().get(rowGroup).getColumns()) {
            if (chunk.getMeta_data().getPath_in_schema().equals(List.of(column))) {
                return chunk;
            }
        }
        throw new IllegalArgumentException("no column " + column);
    }

    ColumnIndex columnIndex(ColumnChunk chunk) throws IOException {
        return Util.readColumnIndex(at(chunk.getColumn_index_offset()));
    }

    OffsetIndex offsetIndex(ColumnChunk chunk) throws IOException {
        return Util.readOffsetIndex(at(chunk.getOffset_index_offset()));
    }

    PageHeader pageHeader(long offset) throws IOException {
        return Util.readPageHeader(at(offset));
    }

    private InputStream at(long offset) {
        int from = Math.toIntExact(offset);
        return new ByteArrayInputStream(bytes, from, bytes.length - from);
    }

    /// The data pages of a chunk, headers included, byte by byte.
    List<List<Byte>> dataPages(ColumnChunk chunk) throws IOException {
        List<List<Byte>> pages = new ArrayList<>();
        for (PageLocation location : offsetIndex(chunk).getPage_locations()) {
            int from = Math.toIntExact(location.getOffset());
            List<Byte> page = new ArrayList<>();
            for (byte value : Arrays.copyOfRange(bytes, from, from + location.getCompressed_page_size())) {
                page.add(value);
            }
            pages.add(page);
        }
        return pages;
    }

    /// A minimum or maximum as the samples write their values.
    static Object value(ColumnChunk chunk, byte[] plain) {
        ByteBuffer buffer = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        return switch (chunk.getMeta_data().getType()) {
            case INT32 -> Integer.toUnsignedLong(buffer.getInt());
            case INT64 -> buffer.getLong();
            case DOUBLE -> buffer.getDouble();
            case BYTE_ARRAY -> new String(plain, StandardCharsets.UTF_8);
            case BOOLEAN, INT96, FLOAT, FIXED_LEN_BYTE_ARRAY ->
                throw new IllegalArgumentException("no column of the samples is " + chunk.getMeta_data());
        };
    }
}
