package org.tileindex.writer.zstd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Frames as decoders read them: Zstandard's own library at once and as a stream, the way of parquet-java, and
/// aircompressor's. And the format's limits of blocks, which not every decoder checks.
public final class ZstdDecoders {
    private static final int MAX_BLOCK = 1 << 17;
    private static final int BLOCK_HEADER = 3;
    private static final int RAW = 0;
    private static final int COMPRESSED = 2;

    private ZstdDecoders() {}

    /// Requires that every decoder finds `content` in `encoded`, and that its blocks obey RFC 8878, 3.1.1.2.
    public static void require(byte[] encoded, byte[] content) {
        assertEquals(content.length, Zstd.getFrameContentSize(encoded));
        assertArrayEquals(content, Zstd.decompress(encoded, content.length));
        assertArrayEquals(content, withAircompressor(encoded, content.length));
        assertArrayEquals(content, asStream(encoded));
        requireBlocks(encoded, content.length);
    }

    static byte[] withAircompressor(byte[] encoded, int size) {
        byte[] decoded = new byte[size];
        assertEquals(size, new ZstdDecompressor().decompress(encoded, 0, encoded.length, decoded, 0, size));
        return decoded;
    }

    static byte[] asStream(byte[] encoded) {
        try (ZstdInputStream stream = new ZstdInputStream(new ByteArrayInputStream(encoded))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Requires that no block is larger than the window or 128 KiB, and that the last one alone says that it is.
    private static void requireBlocks(byte[] encoded, int contentSize) {
        ByteBuffer frame = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        int descriptor = frame.get(Integer.BYTES);
        boolean singleSegment = (descriptor & 1 << 5) != 0;
        int sizeBytes = (descriptor >>> 6 & 3) == 0 ? (singleSegment ? 1 : 0) : 1 << (descriptor >>> 6 & 3);
        frame.position(Integer.BYTES + 1 + (singleSegment ? 0 : 1) + sizeBytes);
        boolean last = false;
        while (!last) {
            int header = (frame.getShort() & 0xFFFF) | (frame.get() & 0xFF) << 16;
            last = (header & 1) == 1;
            int kind = header >>> 1 & 3;
            int bytes = header >>> 3;
            assertTrue(kind == RAW || kind == COMPRESSED, "a block of kind " + kind);
            assertTrue(bytes <= Math.min(MAX_BLOCK, contentSize), bytes + " bytes in a block of " + contentSize);
            frame.position(frame.position() + bytes);
        }
        assertEquals(0, frame.remaining(), "bytes after the last block of at least " + BLOCK_HEADER);
    }
}
