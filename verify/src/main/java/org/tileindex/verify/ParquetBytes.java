package org.tileindex.verify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.tileindex.parquet.InconsistentPagesException;

/// The structures of a Parquet file exactly as its bytes have them: footer, indexes and page headers. parquet-java's
/// reader passes over some of them and corrects others.
final class ParquetBytes implements Closeable {
    private static final String MAGIC = "PAR1";
    private static final int TAIL_BYTES = Integer.BYTES + MAGIC.length();

    /// More than a page header has without statistics, and no more than one read of a disk.
    private static final int HEADER_BYTES = 4096;

    private final FileChannel channel;
    private final long size;
    private final long footerStart;
    private final FileMetaData footer;
    private final boolean plainFooter;

    /// @throws IOException if there is no such file, or its footer cannot be read
    ParquetBytes(Path path) throws IOException {
        channel = FileChannel.open(path);
        try {
            size = channel.size();
            ByteBuffer tail =
                    ByteBuffer.wrap(read(size - TAIL_BYTES, TAIL_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
            int length = tail.getInt(0);
            footerStart = size - TAIL_BYTES - length;
            byte[] bytes = read(footerStart, length);
            footer = Util.readFileMetaData(new ByteArrayInputStream(bytes));
            plainFooter = isPlain(bytes, footer, Util::writeFileMetaData);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    FileMetaData footer() {
        return footer;
    }

    /// Whether the footer is written as the format's own structures are, without fields that it does not know, which
    /// readers pass over.
    boolean isPlainFooter() {
        return plainFooter;
    }

    /// Place of the footer in the file, in bytes.
    long footerStart() {
        return footerStart;
    }

    /// Size of the magic number at the start of the file, in bytes.
    static long start() {
        return MAGIC.length();
    }

    boolean startsWithMagic() throws IOException {
        return new String(read(0, MAGIC.length()), StandardCharsets.ISO_8859_1).equals(MAGIC);
    }

    ColumnIndex columnIndex(long offset, int length) throws IOException {
        return whole(read(offset, length), Util::readColumnIndex, Util::writeColumnIndex);
    }

    OffsetIndex offsetIndex(long offset, int length) throws IOException {
        return whole(read(offset, length), Util::readOffsetIndex, Util::writeOffsetIndex);
    }

    private interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    private interface Writer<T> {
        void write(T structure, OutputStream out) throws IOException;
    }

    /// The structure that `bytes` are, all of them. Bytes that say the same in another way may hide fields that no
    /// reader looks at.
    private static <T> T whole(byte[] bytes, Reader<T> reader, Writer<T> writer) throws IOException {
        T structure = reader.read(new ByteArrayInputStream(bytes));
        requirePlain(bytes, structure, writer);
        return structure;
    }

    private static <T> void requirePlain(byte[] bytes, T structure, Writer<T> writer) throws IOException {
        if (!isPlain(bytes, structure, writer)) {
            throw new InconsistentPagesException("it has bytes that the format does not know");
        }
    }

    /// Whether `bytes` are those that `structure` is written as.
    private static <T> boolean isPlain(byte[] bytes, T structure, Writer<T> writer) throws IOException {
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        writer.write(structure, again);
        return Arrays.equals(bytes, again.toByteArray());
    }

    /// Place of a chunk's first page in the file, in bytes.
    static long start(ColumnMetaData chunk) {
        return chunk.isSetDictionary_page_offset()
                ? Math.min(chunk.getDictionary_page_offset(), chunk.getData_page_offset())
                : chunk.getData_page_offset();
    }

    /// The pages of a chunk, found by going from header to header.
    ///
    /// @throws IOException if the way does not lead from the chunk's start to its end
    List<RawPage> pages(ColumnMetaData chunk) throws IOException {
        List<RawPage> pages = new ArrayList<>();
        long at = start(chunk);
        long end = at + chunk.getTotal_compressed_size();
        while (at < end) {
            int available = (int) Math.min(HEADER_BYTES, size - at);
            byte[] ahead = read(at, available);
            ByteArrayInputStream in = new ByteArrayInputStream(ahead);
            PageHeader header = Util.readPageHeader(in);
            RawPage page = new RawPage(at, available - in.available(), header);
            requirePlain(Arrays.copyOf(ahead, page.headerBytes()), header, Util::writePageHeader);
            if (!page.isWhole() || header.getCompressed_page_size() < 0) {
                throw new InconsistentPagesException("a page header is incomplete");
            }
            pages.add(page);
            at += page.bytes();
        }
        if (at != end) {
            throw new InconsistentPagesException("the last page goes on after the end of its column chunk");
        }
        return pages;
    }

    private byte[] read(long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset > size - length) {
            throw new InconsistentPagesException("an offset lies outside the file");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new InconsistentPagesException("the file became shorter");
            }
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
