package org.tileindex.writer.page;

import io.airlift.compress.Compressor;
import java.nio.ByteBuffer;

/// A codec that stores bytes uncompressed.
final class StoredCompressor implements Compressor {
    @Override
    public int maxCompressedLength(int uncompressedSize) {
        return uncompressedSize;
    }

    @Override
    public int compress(byte[] in, int inOffset, int inLength, byte[] out, int outOffset, int maxOutLength) {
        System.arraycopy(in, inOffset, out, outOffset, inLength);
        return inLength;
    }

    @Override
    public void compress(ByteBuffer input, ByteBuffer output) {
        output.put(input);
    }
}
