package org.tileindex.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.util.Native;
import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// Decompresses Parquet pages without Hadoop's codecs, because loading their configuration alone takes longer than
/// reading the embedded countries.
public final class PageCodecs implements CompressionCodecFactory {

    /// Whether pages compressed with `codec` can be decompressed.
    static boolean isKnown(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED, SNAPPY, ZSTD, LZ4_RAW, GZIP -> true;
            case LZO, BROTLI, LZ4 -> false;
        };
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new PageDecompressor((in, size) -> in);
            case SNAPPY -> new PageDecompressor(body(new SnappyDecompressor()));
            case ZSTD -> new PageDecompressor(zstd());
            case LZ4_RAW -> new PageDecompressor(body(new Lz4Decompressor()));
            case GZIP -> new PageDecompressor(PageCodecs::gunzip);
            case LZO, BROTLI, LZ4 -> throw new UnsupportedOperationException("codec " + codec + " is not supported");
        };
    }

    private static Body body(Decompressor decompressor) {
        return (in, size) -> {
            byte[] out = new byte[size];
            decompressor.decompress(in, 0, in.length, out, 0, size);
            return out;
        };
    }

    /// Zstandard by the native library, because a cold JVM takes half a second to decompress the embedded countries in
    /// Java; in Java where the library cannot be loaded. Both give the same bytes.
    private static Body zstd() {
        try {
            Native.load();
            return Zstd::decompress;
        } catch (LinkageError e) {
            return body(new ZstdDecompressor());
        }
    }

    private static byte[] gunzip(byte[] in, int size) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(new java.io.ByteArrayInputStream(in))) {
            return stream.readNBytes(size);
        }
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("these codecs only decompress");
    }

    @Override
    public void release() {}

    /// Decompresses one page body to `size` bytes.
    private interface Body {
        byte[] decompress(byte[] in, int size) throws IOException;
    }

    private record PageDecompressor(Body body) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int decompressedSize) throws IOException {
            byte[] in = bytes.toInputStream().readAllBytes();
            return BytesInput.from(body.decompress(in, decompressedSize));
        }

        @Override
        public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int decompressedSize)
                throws IOException {
            byte[] in = new byte[compressedSize];
            input.get(in);
            output.put(body.decompress(in, decompressedSize));
        }

        @Override
        public void release() {}
    }
}
