package org.tileindex.writer.page;

import org.tileindex.writer.form.ByteSink;

/// A body for codecs that cannot use known repetitions: it is buffered, then compressed as a whole.
final class BufferedBody implements PageBody {
    private final PageCompressor compressor;
    private final ByteSink body = new ByteSink();

    BufferedBody(PageCompressor compressor) {
        this.compressor = compressor;
    }

    @Override
    public void start(int size) {
        body.clear();
        body.reserve(size);
    }

    @Override
    public void literal(byte[] source, int offset, int length) {
        body.putBytes(source, offset, length);
    }

    @Override
    public void repeat(int distance, byte[] source, int offset, int length) {
        body.putBytes(source, offset, length);
    }

    @Override
    public int reach() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean compressesAtOnce() {
        return false;
    }

    @Override
    public CompressedPage finish(int values) {
        return compressor.compress(body, values);
    }
}
