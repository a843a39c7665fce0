package org.tileindex.writer.page;

import org.apache.parquet.bytes.BytesInput;

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
