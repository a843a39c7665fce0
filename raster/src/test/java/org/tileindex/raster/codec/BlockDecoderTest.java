package org.tileindex.raster.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Blocks by independent encoders, in all kinds of buffers, too short and too long. What is read and what is refused
/// was seen with GDAL 3.6.2, libtiff 4.5.0.
class BlockDecoderTest {
    private static final int SIZE = 64 * 64;

    private static BlockFormat bytes(int size, Compression compression) {
        return new BlockFormat(
                size, 1, 1, SampleType.UINT8, 8, ByteOrder.LITTLE_ENDIAN, false, compression, Predictor.NONE);
    }

    private static byte[] decoded(InflateLibrary library, BlockFormat format, byte[] stored)
            throws CorruptBlockException {
        try (BlockDecoder decoder = new BlockDecoder(library, new ScalarSamples())) {
            byte[] samples = new byte[(int) format.decodedBytes()];
            decoder.decode(format, ByteBuffer.wrap(stored), samples);
            return samples;
        }
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        SplittableRandom random = new SplittableRandom(size);
        for (int i = 0; i < size; i++) {
            content[i] = (byte) (i / 7 + random.nextInt(3));
        }
        return content;
    }

    private static byte[] zlib(byte[] content) {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(content);
            deflater.finish();
            byte[] stored = new byte[content.length + 100];
            return Arrays.copyOf(stored, deflater.deflate(stored));
        }
    }

    @ParameterizedTest
    @EnumSource(InflateLibrary.class)
    void zlibStreamsAreReadOrRefusedAsGdalDoes(InflateLibrary library) throws CorruptBlockException {
        byte[] content = content(SIZE);
        byte[] sound = zlib(content);
        byte[] longer = zlib(content(SIZE + 1));
        byte[] badSum = sound.clone();
        badSum[sound.length - 1]++;
        BlockFormat format = bytes(SIZE, Compression.DEFLATE);
        assertArrayEquals(content, decoded(library, format, sound));
        assertArrayEquals(content, decoded(library, format, Arrays.copyOf(sound, sound.length + 9)), "bytes after it");
        assertArrayEquals(Arrays.copyOf(content(SIZE + 1), SIZE), decoded(library, format, longer), "more samples");
        for (byte[] bad : List.of(
                zlib(content(SIZE - 1)),
                badSum,
                Arrays.copyOf(sound, sound.length - 4),
                Arrays.copyOf(sound, 9),
                Arrays.copyOfRange(sound, 2, sound.length),
                new byte[0],
                new byte[1])) {
            assertThrows(CorruptBlockException.class, () -> decoded(library, format, bad));
        }
    }

    /// Blocks of more than 16 MiB go to libdeflate through memory outside the heap.
    @ParameterizedTest
    @EnumSource(InflateLibrary.class)
    void largeZlibStreamsAreRead(InflateLibrary library) throws CorruptBlockException {
        byte[] content = content((16 << 20) + 77);
        assertArrayEquals(content, decoded(library, bytes(content.length, Compression.DEFLATE), zlib(content)));
    }

    @Test
    void zstdFramesAreReadOrRefused() throws CorruptBlockException {
        byte[] content = content(SIZE);
        BlockFormat format = bytes(SIZE, Compression.ZSTD);
        byte[] sound = Zstd.compress(content);
        assertArrayEquals(content, decoded(InflateLibrary.JDK, format, sound));
        byte[] longer = Zstd.compress(content(3 * SIZE));
        assertArrayEquals(Arrays.copyOf(content(3 * SIZE), SIZE), decoded(InflateLibrary.JDK, format, longer));
        for (byte[] bad : List.of(
                Zstd.compress(content(SIZE - 1)), Arrays.copyOf(sound, sound.length - 1), new byte[0], new byte[9])) {
            assertThrows(CorruptBlockException.class, () -> decoded(InflateLibrary.JDK, format, bad));
        }
    }

    @Test
    void lzwNeedsTheCodeThatClearsAndNoneThatEnds() throws CorruptBlockException {
        BlockFormat format = bytes(3, Compression.LZW);
        // The codes 256, 7, 258, each of nine bits.
        byte[] codes = {(byte) 0b1000_0000, 0b0000_0001, (byte) 0b1110_0000, 0b0100_0000};
        assertArrayEquals(new byte[] {7, 7, 7}, decoded(InflateLibrary.JDK, format, codes));
        byte[] withoutClear = {0b0000_0011, (byte) 0b1100_0000, (byte) 0b1110_0000, 0x70};
        byte[] unknownCode = {(byte) 0b1000_0000, 0b0000_0001, (byte) 0b1110_0000, 0b0110_0000};
        for (byte[] bad : List.of(withoutClear, unknownCode, Arrays.copyOf(codes, 3), new byte[0], new byte[9])) {
            assertThrows(CorruptBlockException.class, () -> decoded(InflateLibrary.JDK, format, bad));
        }
    }

    @Test
    void buffersOfAllKindsAreRead() throws CorruptBlockException {
        byte[] content = content(SIZE);
        for (Compression compression : List.of(Compression.NONE, Compression.DEFLATE, Compression.ZSTD)) {
            byte[] stored = switch (compression) {
                case DEFLATE -> zlib(content);
                case ZSTD -> Zstd.compress(content);
                default -> content;
            };
            byte[] within = new byte[stored.length + 11];
            System.arraycopy(stored, 0, within, 7, stored.length);
            ByteBuffer heap =
                    ByteBuffer.wrap(within).position(2).slice().position(5).limit(5 + stored.length);
            ByteBuffer direct = ByteBuffer.allocateDirect(within.length)
                    .put(within)
                    .position(7)
                    .limit(7 + stored.length);
            for (ByteBuffer buffer : List.of(heap, heap.asReadOnlyBuffer(), direct, direct.asReadOnlyBuffer())) {
                ByteBuffer before = buffer.duplicate();
                try (BlockDecoder decoder = new BlockDecoder(InflateLibrary.AUTO, new ScalarSamples())) {
                    byte[] samples = new byte[SIZE];
                    decoder.decode(bytes(SIZE, compression), buffer, samples);
                    assertArrayEquals(content, samples, compression + " from " + buffer);
                    assertEquals(before, buffer);
                }
            }
        }
    }

    @Test
    void samplesAndPredictorsThatDoNotFitAreRefused() {
        BlockFormat integers = new BlockFormat(
                4,
                4,
                1,
                SampleType.INT32,
                32,
                ByteOrder.LITTLE_ENDIAN,
                false,
                Compression.LZW,
                Predictor.FLOATING_POINT);
        assertEquals(
                Optional.of("has predictor 3, but samples that are not floating point numbers"),
                integers.unsupported());
        assertThrows(CorruptBlockException.class, () -> decoded(InflateLibrary.JDK, integers, new byte[64]));
        BlockFormat odd = new BlockFormat(
                4, 4, 1, SampleType.UINT16, 12, ByteOrder.LITTLE_ENDIAN, false, Compression.LZW, Predictor.HORIZONTAL);
        assertEquals(Optional.of("has predictor 2, but samples of 12 bits"), odd.unsupported());
    }

    @Test
    void tooLittleRoomIsAnErrorOfTheCaller() {
        try (BlockDecoder decoder = new BlockDecoder(InflateLibrary.JDK, new ScalarSamples())) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> decoder.decode(bytes(9, Compression.NONE), ByteBuffer.allocate(9), new byte[8]));
        }
    }

    @Test
    void aDecoderWorksAgainAfterItIsClosed() throws CorruptBlockException {
        try (BlockDecoder decoder = new BlockDecoder(InflateLibrary.AUTO, new ScalarSamples())) {
            byte[] samples = new byte[SIZE];
            ByteBuffer stored = ByteBuffer.wrap(zlib(content(SIZE)));
            decoder.decode(bytes(SIZE, Compression.DEFLATE), stored, samples);
            decoder.close();
            decoder.decode(bytes(SIZE, Compression.DEFLATE), stored, samples);
            assertArrayEquals(content(SIZE), samples);
        }
    }

    @Test
    void theSystemsLibraryIsUsedWhereItIs() {
        assertEquals("JDK", InflateLibrary.JDK.description());
        assertTrue(InflateLibrary.JDK.refusal().isEmpty());
        Optional<String> refusal = InflateLibrary.LIBDEFLATE.refusal();
        assertEquals(refusal.isEmpty() ? "libdeflate" : "JDK", InflateLibrary.AUTO.description());
    }
}
