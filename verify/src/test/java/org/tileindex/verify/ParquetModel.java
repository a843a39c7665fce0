package org.tileindex.verify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/// A Parquet file taken apart into pages, indexes and footer, by the structures of the Parquet format alone. A test
/// changes them, and [#write] makes a file of them again whose sizes and offsets agree.
final class ParquetModel {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    final FileMetaData footer;
    final List<Chunk> chunks = new ArrayList<>();

    /// Bytes between the last index and the footer.
    byte[] hidden = {};

    /// One page, its body as it is stored.
    static final class Page {
        PageHeader header;
        byte[] body;

        Page(PageHeader header, byte[] body) {
            this.header = header;
            this.body = body;
        }

        /// Takes another body, with a checksum of its own.
        void replace(byte[] stored, int uncompressed) {
            body = stored;
            header.setCompressed_page_size(stored.length);
            header.setUncompressed_page_size(uncompressed);
            CRC32 crc = new CRC32();
            crc.update(stored);
            header.setCrc((int) crc.getValue());
        }

        byte[] headerBytes() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Util.writePageHeader(header, out);
            return out.toByteArray();
        }
    }

    /// One column chunk.
    static final class Chunk {
        final ColumnChunk entry;
        final List<Page> pages = new ArrayList<>();
        ColumnIndex columnIndex;
        OffsetIndex offsetIndex;

        Chunk(ColumnChunk entry, ColumnIndex columnIndex, OffsetIndex offsetIndex) {
            this.entry = entry;
            this.columnIndex = columnIndex;
            this.offsetIndex = offsetIndex;
        }

        ColumnMetaData data() {
            return entry.getMeta_data();
        }
    }

    private ParquetModel(FileMetaData footer) {
        this.footer = footer;
    }

    static ParquetModel read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        ParquetModel model = new ParquetModel(Util.readFileMetaData(from(bytes, bytes.length - 8 - length)));
        for (RowGroup group : model.footer.getRow_groups()) {
            for (ColumnChunk entry : group.getColumns()) {
                Chunk chunk = new Chunk(
                        entry,
                        Util.readColumnIndex(from(bytes, entry.getColumn_index_offset())),
                        Util.readOffsetIndex(from(bytes, entry.getOffset_index_offset())));
                ColumnMetaData data = entry.getMeta_data();
                long at = data.isSetDictionary_page_offset()
                        ? data.getDictionary_page_offset()
                        : data.getData_page_offset();
                long end = at + data.getTotal_compressed_size();
                while (at < end) {
                    ByteArrayInputStream in = from(bytes, at);
                    PageHeader header = Util.readPageHeader(in);
                    chunk.pages.add(new Page(header, in.readNBytes(header.getCompressed_page_size())));
                    at = (long) bytes.length - in.available();
                }
                model.chunks.add(chunk);
            }
        }
        return model;
    }

    private static ByteArrayInputStream from(byte[] bytes, long offset) {
        return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
    }

    Chunk chunk(String column) {
        return chunks.stream()
                .filter(chunk -> chunk.data().getPath_in_schema().equals(List.of(column)))
                .findFirst()
                .orElseThrow();
    }

    /// Writes the file.
    ///
    /// @param lie a last change of the footer and the indexes, after sizes and offsets are settled
    void write(Path file, Consumer<ParquetModel> lie) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(MAGIC);
        for (Chunk chunk : chunks) {
            putPages(chunk, out);
        }
        settleGroups();
        lie.accept(this);
        for (Chunk chunk : chunks) {
            chunk.entry.setColumn_index_offset(out.size());
            Util.writeColumnIndex(chunk.columnIndex, out);
            chunk.entry.setColumn_index_length((int) (out.size() - chunk.entry.getColumn_index_offset()));
        }
        for (Chunk chunk : chunks) {
            chunk.entry.setOffset_index_offset(out.size());
            Util.writeOffsetIndex(chunk.offsetIndex, out);
            chunk.entry.setOffset_index_length((int) (out.size() - chunk.entry.getOffset_index_offset()));
        }
        out.writeBytes(hidden);
        int start = out.size();
        Util.writeFileMetaData(footer, out);
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, out.size() - start)
                .array());
        out.writeBytes(MAGIC);
        Files.write(file, out.toByteArray());
    }

    private static void putPages(Chunk chunk, ByteArrayOutputStream out) throws IOException {
        long start = out.size();
        long uncompressed = 0;
        long row = 0;
        List<PageLocation> places = new ArrayList<>();
        for (Page page : chunk.pages) {
            byte[] header = page.headerBytes();
            if (page.header.getType() == PageType.DICTIONARY_PAGE) {
                chunk.data().setDictionary_page_offset(out.size());
            } else {
                places.add(new PageLocation(out.size(), header.length + page.body.length, row));
                row += page.header.isSetData_page_header()
                        ? page.header.getData_page_header().getNum_values()
                        : page.header.getData_page_header_v2().getNum_values();
            }
            uncompressed += header.length + page.header.getUncompressed_page_size();
            out.writeBytes(header);
            out.writeBytes(page.body);
        }
        chunk.data().setData_page_offset(places.getFirst().getOffset());
        chunk.data().setTotal_compressed_size(out.size() - start);
        chunk.data().setTotal_uncompressed_size(uncompressed);
        chunk.offsetIndex.setPage_locations(places);
    }

    private void settleGroups() {
        for (RowGroup group : footer.getRow_groups()) {
            long compressed = 0;
            long uncompressed = 0;
            for (ColumnChunk entry : group.getColumns()) {
                compressed += entry.getMeta_data().getTotal_compressed_size();
                uncompressed += entry.getMeta_data().getTotal_uncompressed_size();
            }
            ColumnMetaData first = group.getColumns().getFirst().getMeta_data();
            group.setTotal_byte_size(uncompressed);
            group.setTotal_compressed_size(compressed);
            group.setFile_offset(
                    first.isSetDictionary_page_offset()
                            ? first.getDictionary_page_offset()
                            : first.getData_page_offset());
        }
    }
}
