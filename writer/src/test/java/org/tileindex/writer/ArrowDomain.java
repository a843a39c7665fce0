package org.tileindex.writer;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.function.LongFunction;

/// The values of an Arrow type, in the form of its vectors and in that of readers.
///
/// @param source draws the next value's bytes
/// @param reading returns a reader's value for these bytes
record ArrowDomain(Function<Random, byte[]> source, Function<byte[], Object> reading) {
    byte[] draw(Random random) {
        return source.apply(random);
    }

    Object read(byte[] stored) {
        return reading.apply(stored);
    }

    /// Numbers of `bytes` bytes in `[least, most]`, chosen by a style.
    static ArrowDomain numbers(int bytes, long least, long most, Style style, LongFunction<Object> reading) {
        Sequence sequence = new Sequence(style, least, most);
        return new ArrowDomain(random -> little(sequence.next(random), bytes), stored -> reading.apply(signed(stored)));
    }

    /// Numbers of up to `digits` decimal digits, in two's complement of `bytes` bytes.
    static ArrowDomain decimals(int bytes, int digits, Style style) {
        BigInteger limit = BigInteger.TEN.pow(digits);
        Sequence sequence = new Sequence(style, Long.MIN_VALUE, Long.MAX_VALUE);
        return new ArrowDomain(
                random -> {
                    Random own = new Random(sequence.next(random));
                    BigInteger value = new BigInteger(limit.bitLength() + 3, own).mod(limit);
                    return little(own.nextBoolean() ? value : value.negate(), bytes);
                },
                stored -> new BigInteger(reversed(stored)));
    }

    /// Byte strings of the lengths `[least, most]`; one in 200 is a hundred times as long as the longest.
    static ArrowDomain strings(int least, int most, boolean utf8, Style style) {
        Sequence sequence = new Sequence(style, Long.MIN_VALUE, Long.MAX_VALUE);
        return new ArrowDomain(
                random -> {
                    Random own = new Random(sequence.next(random));
                    int length = least + own.nextInt(most - least + 1);
                    return bytes(least < most && own.nextInt(200) == 0 ? 100 * most : length, utf8, own);
                },
                utf8 ? ArrowColumn::text : ArrowColumn::binary);
    }

    private static byte[] bytes(int length, boolean utf8, Random random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        if (utf8) {
            for (int i = 0; i < length; i++) {
                boolean pair = i + 1 < length && random.nextInt(4) == 0;
                bytes[i] = (byte) (pair ? 0xC3 + random.nextInt(20) : ' ' + random.nextInt(95));
                if (pair) {
                    bytes[++i] = (byte) (0x80 + random.nextInt(64));
                }
            }
        }
        return bytes;
    }

    private static byte[] little(long value, int bytes) {
        return Arrays.copyOf(
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(value)
                        .array(),
                bytes);
    }

    private static byte[] little(BigInteger value, int bytes) {
        byte[] stored = new byte[bytes];
        Arrays.fill(stored, (byte) (value.signum() < 0 ? -1 : 0));
        byte[] big = value.toByteArray();
        for (int i = 0; i < big.length; i++) {
            stored[i] = big[big.length - 1 - i];
        }
        return stored;
    }

    private static long signed(byte[] little) {
        return new BigInteger(reversed(little)).longValueExact();
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /// The pattern in which values follow one another; it decides which encoding is best.
    enum Style {
        CONSTANT,
        FEW,
        ASCENDING,
        RUNS,
        RANDOM,
        EXTREME
    }

    /// Numbers of a style in `[least, most]`.
    private static final class Sequence {
        private final Style style;
        private final long least;
        private final long most;
        private long last;
        private int left;

        Sequence(Style style, long least, long most) {
            this.style = style;
            this.least = least;
            this.most = most;
            this.last = least / 2 + most / 2;
        }

        long next(Random random) {
            long drawn = least + (most - least == -1 ? random.nextLong() : bounded(random));
            switch (style) {
                case CONSTANT -> {}
                case FEW -> last = least + Math.floorMod(drawn, 1 + Math.clamp(most - least, 1, 40));
                case ASCENDING -> last = last + 3 > most - 3 || last + 3 < last ? least : last + random.nextInt(3);
                case RUNS -> {
                    last = left-- > 0 ? last : drawn;
                    left = left < 0 ? random.nextInt(300) : left;
                }
                case RANDOM -> last = drawn;
                case EXTREME -> last = random.nextInt(3) == 0 ? drawn : random.nextBoolean() ? least : most;
            }
            return last;
        }

        private long bounded(Random random) {
            long range = most - least + 1;
            return range > 0 ? random.nextLong(range) : random.nextLong() & Long.MAX_VALUE;
        }
    }
}
