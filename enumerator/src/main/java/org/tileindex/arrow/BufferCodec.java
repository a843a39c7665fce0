package org.tileindex.arrow;

import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.compression.AbstractCompressionCodec;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.tileindex.writer.telemetry.Stopwatch;

/// Compresses the buffers of Arrow batches straight from their memory; it does not decompress.
///
/// The compressors are pure Java, so that the bytes do not depend on a platform's native library. Arrow's own LZ4 codec
/// is pure Java too, but takes minutes for buffers that repeat themselves as ours do.
///
/// An LZ4 buffer is one frame of one block without checksums (*LZ4 Frame Format Description* 1.6.1); a Zstandard buffer
/// is the frame that the compressor makes.
final class BufferCodec extends AbstractCompressionCodec {
    private static final int LENGTH_BYTES = (int) CompressionUtil.SIZE_OF_UNCOMPRESSED_LENGTH;

    /// The magic number; version 1, independent blocks; a block is at most 4 MiB; the check byte of these two.
    private static final byte[] FRAME_HEADER = {0x04, 0x22, 0x4d, 0x18, 0x60, 0x70, 0x73};

    private static final int MOST_BLOCK_BYTES = 4 << 20;

    private final CodecType type;
    private final Compressor compressor;
    private final Stopwatch stopwatch;

    private BufferCodec(CodecType type, Stopwatch stopwatch) {
        this.type = type;
        this.compressor = type == CodecType.LZ4_FRAME ? new Lz4Compressor() : new ZstdCompressor();
        this.stopwatch = stopwatch;
    }

    /// Makes codecs.
    ///
    /// @param stopwatch counts the time that compressing takes
    record Factory(Stopwatch stopwatch) implements CompressionCodec.Factory {
        @Override
        public CompressionCodec createCodec(CodecType type) {
            return type == CodecType.NO_COMPRESSION ? NoCompressionCodec.INSTANCE : new BufferCodec(type, stopwatch);
        }

        @Override
        public CompressionCodec createCodec(CodecType type, int level) {
            return createCodec(type);
        }
    }

    @Override
    public CodecType getCodecType() {
        return type;
    }

    @Override
    protected ArrowBuf doCompress(BufferAllocator allocator, ArrowBuf plain) {
        stopwatch.start();
        int size = Math.toIntExact(plain.writerIndex());
        ByteBuffer in = plain.nioBuffer(0, size);
        int most = compressor.maxCompressedLength(size);
        if (most > MOST_BLOCK_BYTES) {
            throw new IllegalArgumentException("%d bytes are too many for one block".formatted(size));
        }
        ArrowBuf compressed = allocator.buffer(LENGTH_BYTES + FRAME_HEADER.length + 2L * Integer.BYTES + most);
        ByteBuffer out = compressed
                .nioBuffer(0, Math.toIntExact(compressed.capacity()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(LENGTH_BYTES);
        if (type == CodecType.LZ4_FRAME) {
            writeFrame(in, out);
        } else {
            compressor.compress(in, out);
        }
        compressed.writerIndex(out.position());
        stopwatch.stop();
        return compressed;
    }

    /// Header, length of the block, the block, and a length of 0 for the end.
    private void writeFrame(ByteBuffer in, ByteBuffer out) {
        int block = FRAME_HEADER.length + LENGTH_BYTES + Integer.BYTES;
        out.put(FRAME_HEADER);
        out.position(block);
        compressor.compress(in, out);
        out.putInt(block - Integer.BYTES, out.position() - block);
        out.putInt(0);
    }

    @Override
    protected ArrowBuf doDecompress(BufferAllocator allocator, ArrowBuf compressed) {
        throw new UnsupportedOperationException("this codec only compresses");
    }
}
