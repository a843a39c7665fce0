package org.tileindex.writer.page;

import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.tileindex.writer.form.ByteSink;

/// A page body ready for the file: compressed bytes, their size before compression and the number of values.
public final class CompressedPage {
    private final byte[] compressed;
    private final int uncompressedSize;
    private final int values;

    CompressedPage(byte[] compressed, int uncompressedSize, int values) {
        this.compressed = compressed;
        this.uncompressedSize = uncompressedSize;
        this.values = values;
    }

    /// The page whose compressed bytes `sink` holds.
    static CompressedPage copyOf(ByteSink sink, int uncompressedSize, int values) {
        return new CompressedPage(Arrays.copyOf(sink.array(), sink.size()), uncompressedSize, values);
    }

    public BytesInput bytes() {
        return BytesInput.from(compressed);
    }

    public int uncompressedSize() {
        return uncompressedSize;
    }

    public int values() {
        return values;
    }
}
