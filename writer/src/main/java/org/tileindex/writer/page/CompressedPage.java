package org.tileindex.writer.page;

import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.tileindex.writer.form.ByteSink;

/// A page body as the file has it: the compressed bytes, the size before compression and the number of values.
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

    /// The compressed bytes.
    public BytesInput bytes() {
        return BytesInput.from(compressed);
    }

    /// Bytes before compression.
    public int uncompressedSize() {
        return uncompressedSize;
    }

    /// Number of values; for a data page the rows, nulls included; for a dictionary page the entries.
    public int values() {
        return values;
    }
}
