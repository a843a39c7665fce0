package org.tileindex.writer.zstd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.writer.form.ByteSink;

/// Frames as decoders read them.
class ZstdFrameTest {
    private static final int PROGRAMS = 5_000;

    private final ZstdFrame frame = new ZstdFrame();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomPrograms(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < PROGRAMS; i++) {
            ZstdProgram program = ZstdProgram.random(random);
            ZstdDecoders.require(program.frame(frame), program.content());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 23, 24, 255, 256, 65_791, 65_792, 131_008, 131_009, 131_072, 262_144, 400_000})
    void literalsOfAnySize(int size) {
        byte[] content = new byte[size];
        new SplittableRandom(size).nextBytes(content);
        frame.start(size);
        frame.literal(content, 0, size);
        byte[] encoded = bytes(frame.finish());
        ZstdDecoders.require(encoded, content);
        assertTrue(encoded.length <= size + 16 + size / 10_000, "bytes of a frame of " + size + ": " + encoded.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 1000})
    void oneRepetitionOfAnyLengthTakesAFewBytesPerBlock(int distance) {
        byte[] content = new byte[10_000_000];
        new SplittableRandom(distance).nextBytes(content);
        for (int i = distance; i < content.length; i++) {
            content[i] = content[i - distance];
        }
        frame.start(content.length);
        frame.literal(content, 0, distance);
        frame.repeat(distance, content, distance, content.length - distance);
        byte[] encoded = bytes(frame.finish());
        ZstdDecoders.require(encoded, content);
        assertTrue(encoded.length < distance + content.length / 5_000, "bytes: " + encoded.length);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "0, 0, 255",
        "0, 0, 300",
        "0, 0, 700",
        "0, 0, 43200",
        "0, 0, 200000",
        "5, 5, 66000",
        "65530, 65530, 140000",
        "65535, 65535, 65600",
        "1000, 3000, 3001",
        "1000, 3000, 3017",
        "1000, 3000, 70000",
        "0, 255, 1300",
        "0, 256, 1300",
        "0, 65536, 66000",
        "1, 65536, 66000",
        "16000000, 16000000, 17000000"
    })
    void consecutiveNumbers(int known, int from, int to) {
        byte[] numbers = numbers(to);
        int start = known * Integer.BYTES;
        byte[] content = Arrays.copyOfRange(numbers, start, numbers.length);
        frame.start(content.length);
        frame.literal(numbers, start, (from - known) * Integer.BYTES);
        NumberStretch.put(numbers, known, from, to, frame);
        byte[] encoded = bytes(frame.finish());
        ZstdDecoders.require(encoded, content);
        int literals = (from - known) * Integer.BYTES;
        assertTrue(encoded.length < literals + 1200 + (to - from) / 8, "bytes: " + encoded.length);
    }

    @ParameterizedTest
    @CsvSource({
        "30, 0, 43200, 0.4", "6, 0, 216000, 0.2", "3, 0, 432000, 0.15", "1, 0, 1296000, 0.14",
                "3, 210000, 228000, 0.75",
        "3, 0, 1000, 2.2", "0.7, 0, 1000, 8.1", "30, 3, 4, 20", "30, 3, 5, 20", "7200, 0, 180, 8.1"
    })
    void dictionariesOfLongitudes(double seconds, int from, int to, double bytesPerEntry) {
        byte[] content = new byte[(to - from) * Double.BYTES];
        ByteBuffer doubles = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i < to; i++) {
            doubles.putDouble(((2 * i + 1) * seconds - 360 * 3600) / 7200);
        }
        frame.start(content.length);
        DoubleStretch.put(content, to - from, frame);
        byte[] encoded = bytes(frame.finish());
        ZstdDecoders.require(encoded, content);
        assertTrue(encoded.length <= bytesPerEntry * (to - from), "bytes: " + encoded.length);
    }

    @Test
    void aDictionaryWithGaps() {
        byte[] content = new byte[20_000 * Double.BYTES];
        ByteBuffer doubles = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        SplittableRandom random = new SplittableRandom(4);
        int position = 0;
        for (int i = 0; i < 20_000; i++) {
            position += random.nextInt(500) == 0 ? 1 + random.nextInt(3000) : 1;
            doubles.putDouble(-180 + position / 240.0);
        }
        frame.start(content.length);
        DoubleStretch.put(content, 20_000, frame);
        ZstdDecoders.require(bytes(frame.finish()), content);
    }

    @Test
    void contentOfAnotherSizeThanAnnounced() {
        frame.start(5);
        frame.literal(new byte[4], 0, 4);
        assertThrows(IllegalStateException.class, frame::finish);
    }

    @Test
    void aFrameOwesNothingToTheOneBefore() {
        byte[] content = numbers(3000);
        frame.start(content.length);
        NumberStretch.put(content, 0, 0, 3000, frame);
        byte[] first = bytes(frame.finish());
        frame.start(content.length);
        NumberStretch.put(content, 0, 0, 3000, frame);
        assertArrayEquals(first, bytes(frame.finish()));
    }

    private static byte[] numbers(int to) {
        ByteBuffer numbers = ByteBuffer.allocate(to * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < to; i++) {
            numbers.putInt(i);
        }
        return numbers.array();
    }

    private static byte[] bytes(ByteSink sink) {
        return Arrays.copyOf(sink.array(), sink.size());
    }
}
