package org.tileindex.writer.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tileindex.writer.zstd.ZstdDecoders;
import org.xerial.snappy.Snappy;

/// Bodies of random programs, in every codec, as decoders read them that are not ours.
@Tag("slow")
class PageBodiesTest {
    /// Number of programs; the profile `exhaustive` raises it.
    private static final int PROGRAMS = Integer.getInteger("body.programs", 8_000);

    /// Programs of one set of bodies, which are reused from page to page.
    private static final int PIECE = 500;

    @Test
    void everyCodecHoldsTheContentOfRandomPrograms() {
        IntStream.range(0, Math.ceilDiv(PROGRAMS, PIECE)).parallel().forEach(piece -> {
            SplittableRandom random = new SplittableRandom(piece);
            SnappyBody snappy = new SnappyBody();
            Lz4Body lz4 = new Lz4Body();
            ZstdBody zstd = new ZstdBody();
            BufferedBody buffered = new BufferedBody(new PageCompressor(Codec.NONE));
            for (int i = piece * PIECE; i < Math.min(PROGRAMS, (piece + 1) * PIECE); i++) {
                BodyProgram program = BodyProgram.random(random);
                byte[] content = program.content();
                requireSnappy(bytes(program.run(snappy), content), content);
                requireLz4(bytes(program.run(lz4), content), content);
                ZstdDecoders.require(bytes(program.run(zstd), content), content);
                assertArrayEquals(content, bytes(program.run(buffered), content));
            }
        });
    }

    private static byte[] bytes(CompressedPage page, byte[] content) {
        assertEquals(content.length, page.uncompressedSize());
        try {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            page.bytes().writeAllTo(written);
            byte[] bytes = written.toByteArray();
            int most = content.length + content.length / 100 + 24;
            assertTrue(bytes.length <= most, bytes.length + " bytes for " + content.length);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireSnappy(byte[] encoded, byte[] content) {
        try {
            assertArrayEquals(content, Snappy.uncompress(encoded));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertArrayEquals(content, decompressed(new SnappyDecompressor(), encoded, content.length));
    }

    private static void requireLz4(byte[] encoded, byte[] content) {
        Lz4Rules.require(encoded, content);
        assertArrayEquals(content, decompressed(new Lz4Decompressor(), encoded, content.length));
    }

    private static byte[] decompressed(Decompressor decompressor, byte[] encoded, int size) {
        byte[] decoded = new byte[size];
        assertEquals(size, decompressor.decompress(encoded, 0, encoded.length, decoded, 0, size));
        return decoded;
    }
}
