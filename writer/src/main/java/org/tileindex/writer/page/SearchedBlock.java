package org.tileindex.writer.page;

import org.tileindex.writer.form.ByteSink;

/// A block for codecs that have no use for known repetitions: it is put together, then compressed as a whole.
final class SearchedBlock implements Block {
    private final PageCompressor compressor;
    private final ByteSink body = new ByteSink();

    SearchedBlock(PageCompressor compressor) {
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
    public boolean compressesAtOnce() {
        return false;
    }

    @Override
    public CompressedPage finish(int values) {
        return compressor.compress(body, values);
    }
}
