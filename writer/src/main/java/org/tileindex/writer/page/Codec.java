package org.tileindex.writer.page;

import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// Page compression. All codecs are pure Java, so that the bytes do not depend on a platform's native library.
public enum Codec {
    SNAPPY(CompressionCodecName.SNAPPY),
    /// The LZ4 block format without Hadoop's framing, which Parquet names LZ4_RAW.
    LZ4(CompressionCodecName.LZ4_RAW),
    ZSTD(CompressionCodecName.ZSTD),
    NONE(CompressionCodecName.UNCOMPRESSED);

    private final CompressionCodecName parquetName;

    Codec(CompressionCodecName parquetName) {
        this.parquetName = parquetName;
    }

    /// The name of the codec in Parquet's metadata.
    public CompressionCodecName parquetName() {
        return parquetName;
    }

    /// A compressor for one thread.
    Compressor newCompressor() {
        return switch (this) {
            case SNAPPY -> new SnappyCompressor();
            case LZ4 -> new Lz4Compressor();
            case ZSTD -> new ZstdCompressor();
            case NONE -> new StoredCompressor();
        };
    }
}
