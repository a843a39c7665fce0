package org.tileindex.verify;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;

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

    /// @throws IOException if there is no such file, or its footer cannot be read
    ParquetBytes(Path path) throws IOException {
        channel = FileChannel.open(path);
        try {
            size = channel.size();
            ByteBuffer tail =
                    ByteBuffer.wrap(read(size - TAIL_BYTES, TAIL_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
            int length = tail.getInt(0);
            footerStart = size - TAIL_BYTES - length;
            footer = Util.readFileMetaData(new ByteArrayInputStream(read(footerStart, length)));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    FileMetaData footer() {
        return footer;
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
        ByteArrayInputStream in = new ByteArrayInputStream(read(offset, length));
        ColumnIndex index = Util.readColumnIndex(in);
        requireEnd(in);
        return index;
    }

    OffsetIndex offsetIndex(long offset, int length) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(read(offset, length));
        OffsetIndex index = Util.readOffsetIndex(in);
        requireEnd(in);
        return index;
    }

    private static void requireEnd(ByteArrayInputStream in) throws IOException {
        if (in.available() > 0) {
            throw new InconsistentPagesException("it is followed by bytes that do not belong to it");
        }
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
            ByteArrayInputStream in = new ByteArrayInputStream(read(at, available));
            PageHeader header = Util.readPageHeader(in);
            RawPage page = new RawPage(at, available - in.available(), header);
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
