package org.tileindex.writer.page;

import org.tileindex.writer.zstd.DoubleStretch;
import org.tileindex.writer.zstd.NumberStretch;
import org.tileindex.writer.zstd.ZstdFrame;

/// A body as a Zstandard frame.
final class ZstdBody implements PageBody {
    private final ZstdFrame frame = new ZstdFrame();
    private int size;

    @Override
    public void start(int bodySize) {
        size = bodySize;
        frame.start(bodySize);
    }

    @Override
    public void literal(byte[] source, int offset, int length) {
        frame.literal(source, offset, length);
    }

    @Override
    public void repeat(int distance, byte[] source, int offset, int length) {
        frame.repeat(distance, source, offset, length);
    }

    @Override
    public void numbers(byte[] source, int width, int known, int from, int to) {
        if (width == Integer.BYTES) {
            NumberStretch.put(source, known, from, to, frame);
        } else {
            PageBody.super.numbers(source, width, known, from, to);
        }
    }

    @Override
    public void doubles(byte[] source, int count) {
        DoubleStretch.put(source, count, frame);
    }

    @Override
    public boolean knowsDoubles() {
        return true;
    }

    /// Numbers of four bytes repeat three of them; see [NumberStretch].
    @Override
    public int indexBytes(int entries) {
        return entries <= 1 << Byte.SIZE ? 1 : Integer.BYTES;
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
        return CompressedPage.copyOf(frame.finish(), size, values);
    }
}
