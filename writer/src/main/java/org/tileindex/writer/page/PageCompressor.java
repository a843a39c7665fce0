package org.tileindex.writer.page;

import io.airlift.compress.Compressor;
import java.util.Arrays;
import org.tileindex.writer.form.ByteSink;

/// Compresses finished pages; one per thread.
final class PageCompressor {
    private final Compressor compressor;
    private byte[] scratch = new byte[1 << 16];

    PageCompressor(Codec codec) {
        this.compressor = codec.newCompressor();
    }

    /// The page that `sink` holds, which stands for `values` rows.
    CompressedPage compress(ByteSink sink, int values) {
        int bound = compressor.maxCompressedLength(sink.size());
        if (scratch.length < bound) {
            scratch = new byte[bound];
        }
        int size = compressor.compress(sink.array(), 0, sink.size(), scratch, 0, scratch.length);
        return new CompressedPage(Arrays.copyOf(scratch, size), sink.size(), values);
    }
}
