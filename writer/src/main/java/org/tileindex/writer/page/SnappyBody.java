package org.tileindex.writer.page;

import org.tileindex.writer.form.ByteSink;

/// A body in the Snappy format (Google, *Snappy compressed format description*, 2011): the body's length, then literals
/// and copies of at most 64 bytes. Distances beyond 64 KiB need copies with a four-byte offset, which belong to the
/// format although Snappy's own compressor never writes them.
final class SnappyBody implements PageBody {
    private static final int COPY_TWO_BYTES = 2;
    private static final int COPY_FOUR_BYTES = 3;
    private static final int MAX_COPY = 64;
    /// A shorter copy saves next to nothing over a literal.
    private static final int MIN_COPY = 8;

    /// Literals longer than this have their length in one to four bytes after the tag.
    private static final int MAX_INLINE_LITERAL = 60;

    private static final int TWO_BYTE_REACH = 1 << 16;

    private final ByteSink out = new ByteSink();
    private int size;

    @Override
    public void start(int bodySize) {
        size = bodySize;
        out.clear();
        out.putVarint(bodySize);
    }

    @Override
    public void literal(byte[] source, int offset, int length) {
        if (length == 0) {
            return;
        }
        int code = length - 1;
        if (length <= MAX_INLINE_LITERAL) {
            out.putByte(code << 2);
        } else {
            int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(code) + 7) >>> 3;
            out.putByte((MAX_INLINE_LITERAL - 1 + bytes) << 2);
            out.putLowBytes(code, bytes);
        }
        out.putBytes(source, offset, length);
    }

    @Override
    public void repeat(int distance, byte[] source, int offset, int length) {
        int left = length;
        while (left >= MIN_COPY) {
            int copied = Math.min(left, MAX_COPY);
            copy(distance, copied);
            left -= copied;
        }
        literal(source, offset + length - left, left);
    }

    private void copy(int distance, int length) {
        int lengthBits = (length - 1) << 2;
        if (distance < TWO_BYTE_REACH) {
            out.putLowBytes(lengthBits | COPY_TWO_BYTES | (long) distance << Byte.SIZE, 1 + Short.BYTES);
        } else {
            out.putLowBytes(lengthBits | COPY_FOUR_BYTES | (long) distance << Byte.SIZE, 1 + Integer.BYTES);
        }
    }

    @Override
    public int reach() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean compressesAtOnce() {
        return true;
    }

    @Override
    public CompressedPage finish(int values) {
        return CompressedPage.copyOf(out, size, values);
    }
}
