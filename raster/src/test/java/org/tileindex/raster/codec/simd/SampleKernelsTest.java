package org.tileindex.raster.codec.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tileindex.raster.codec.Nodata;
import org.tileindex.raster.codec.SampleKernel;
import org.tileindex.raster.codec.SampleType;
import org.tileindex.raster.codec.ScalarSamples;

/// The kernels for samples do what a loop over longs does, at every width, size, offset, and distance of samples. Bytes
/// around the samples, and bits beyond them, stay as they are.
class SampleKernelsTest {
    private static final int[] SIZES = {1, 2, 3, 7, 8, 9, 13, 16, 17, 31, 33, 63, 64, 65, 129, 207};
    private static final int[] WIDTHS = {1, 2, 4, 8};
    private static final int OFFSET = 5;

    static Stream<SampleKernel> kernels() {
        return Stream.of(
                new ScalarSamples(),
                new VectorSamples(),
                new VectorSamples(new SampleVectors.Bits128()),
                new VectorSamples(new SampleVectors.Bits256()),
                new VectorSamples(new SampleVectors.Bits512()));
    }

    @Test
    void theVectorModuleIsLoaded() {
        assertTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                "tests must run with --add-modules=jdk.incubator.vector");
        for (SampleVectors width :
                List.of(new SampleVectors.Bits128(), new SampleVectors.Bits256(), new SampleVectors.Bits512())) {
            assertEquals("vector, %d bit".formatted(width.bits()), new VectorSamples(width).description());
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sumsAddTheSampleOfTheSameBand(SampleKernel kernel) {
        for (int bytes : WIDTHS) {
            for (int stride : new int[] {1, 2, 3, 4, 8}) {
                for (int size : SIZES) {
                    byte[] row = noise(size * stride * bytes + 2 * OFFSET, size);
                    byte[] expected = row.clone();
                    for (int i = stride; i < size * stride; i++) {
                        put(expected, i, bytes, get(expected, i, bytes) + get(expected, i - stride, bytes));
                    }
                    kernel.sum(row, OFFSET, size * stride, stride, bytes);
                    assertArrayEquals(expected, row, "%d × %d × %d bytes".formatted(size, stride, bytes));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void joinedPlanesAreSamples(SampleKernel kernel) {
        for (int bytes : WIDTHS) {
            for (int size : SIZES) {
                byte[] planes = noise(size * bytes, size);
                byte[] samples = noise(size * bytes + 2 * OFFSET, 1);
                byte[] expected = samples.clone();
                for (int i = 0; i < size; i++) {
                    long sample = 0;
                    for (int plane = 0; plane < bytes; plane++) {
                        sample = sample << Byte.SIZE | (planes[plane * size + i] & 0xFF);
                    }
                    put(expected, i, bytes, sample);
                }
                kernel.join(planes, samples, OFFSET, size, bytes);
                assertArrayEquals(expected, samples, "%d × %d bytes".formatted(size, bytes));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void swappedSamplesAreBigEndian(SampleKernel kernel) {
        for (int bytes : WIDTHS) {
            for (int size : SIZES) {
                byte[] samples = noise(size * bytes + 2 * OFFSET, size);
                byte[] expected = samples.clone();
                for (int i = 0; i < size; i++) {
                    long swapped = Long.reverseBytes(get(samples, i, bytes)) >>> (Long.SIZE - Byte.SIZE * bytes);
                    put(expected, i, bytes, swapped);
                }
                kernel.swap(samples, OFFSET, size, bytes);
                assertArrayEquals(expected, samples, "%d × %d bytes".formatted(size, bytes));
            }
        }
    }

    @Test
    void gatheredSamplesAreThoseOfABand() {
        for (int bytes : WIDTHS) {
            for (int stride : new int[] {1, 3, 4}) {
                for (int size : SIZES) {
                    byte[] samples = noise(size * stride * bytes + OFFSET, size);
                    byte[] band = noise(size * bytes + 2 * OFFSET, 1);
                    byte[] expected = band.clone();
                    for (int i = 0; i < size; i++) {
                        put(expected, i, bytes, get(samples, i * stride, bytes));
                    }
                    ScalarSamples.gather(samples, OFFSET, stride, size, bytes, band, OFFSET);
                    assertArrayEquals(expected, band, "%d of %d × %d bytes".formatted(size, stride, bytes));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void validSamplesAreAllButNodata(SampleKernel kernel) {
        for (SampleType type : SampleType.values()) {
            for (Nodata nodata : nodata(type)) {
                for (int stride : new int[] {1, 3}) {
                    for (int size : SIZES) {
                        byte[] samples = mixed(type, nodata, size * stride);
                        long[] bits = {-1L, 0, -1L, 0, -1L, 0, -1L, 0, -1L, 0, -1L, 0, -1L, 0, -1L, 0, -1L, 0};
                        BitSet expected = BitSet.valueOf(bits);
                        for (int i = 0; i < size; i++) {
                            expected.set(i, !nodata.isNodata(get(samples, i * stride, type.bytes())));
                        }
                        kernel.valid(samples, OFFSET, stride, size, nodata, bits);
                        assertEquals(expected, BitSet.valueOf(bits), nodata + ", " + size + " by " + stride);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void nonZeroBytesAreSet(SampleKernel kernel) {
        for (int size : SIZES) {
            byte[] mask = noise(size + 2 * OFFSET, size);
            for (int i = 0; i < mask.length; i++) {
                mask[i] = mask[i] % 3 == 0 ? 0 : mask[i];
            }
            long[] bits = new long[size / Long.SIZE + 1];
            Arrays.fill(bits, -1L);
            BitSet expected = BitSet.valueOf(bits);
            for (int i = 0; i < size; i++) {
                expected.set(i, mask[OFFSET + i] != 0);
            }
            kernel.nonZero(mask, OFFSET, size, bits);
            assertEquals(expected, BitSet.valueOf(bits), () -> size + " bytes");
        }
    }

    private static List<Nodata> nodata(SampleType type) {
        List<Nodata> some =
                List.of(Nodata.of(type, 0), Nodata.of(type, -1), Nodata.of(type, 7), Nodata.of(type, 1L << 63));
        if (type.kind() != SampleType.Kind.FLOAT) {
            return some;
        }
        List<Nodata> floats = List.of(Nodata.range(type, 0x80, 0x9F), Nodata.of(type, 0), Nodata.nan(type));
        return Stream.of(some, floats, List.of(new Nodata(type, true, 7, 9, true)))
                .flatMap(List::stream)
                .toList();
    }

    /// Noise with samples in and beside the range, and the extremes.
    private static byte[] mixed(SampleType type, Nodata nodata, int size) {
        int bytes = type.bytes();
        byte[] samples = noise(size * bytes + OFFSET, size);
        long high = 1L << (Byte.SIZE * bytes - 1);
        long infinity = 0x7FF0_0000_0000_0000L >>> (Long.SIZE - Byte.SIZE * bytes);
        long[] some = {
            0,
            high,
            -1,
            high - 1,
            nodata.first(),
            nodata.last(),
            nodata.first() - 1,
            nodata.last() + 1,
            infinity,
            infinity + 1,
            infinity | high,
            0x7C00,
            0x7C01,
            0x7F80_0000,
            0x7F80_0001
        };
        SplittableRandom random = new SplittableRandom(size);
        for (int i = 0; i < size; i++) {
            if (random.nextInt(3) > 0) {
                put(samples, i, bytes, some[random.nextInt(some.length)]);
            }
        }
        return samples;
    }

    private static byte[] noise(int size, int seed) {
        byte[] bytes = new byte[size];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    private static long get(byte[] samples, int at, int bytes) {
        byte[] wide = new byte[Long.BYTES];
        System.arraycopy(samples, OFFSET + at * bytes, wide, 0, bytes);
        return ByteBuffer.wrap(wide).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private static void put(byte[] samples, int at, int bytes, long sample) {
        byte[] wide = new byte[Long.BYTES];
        ByteBuffer.wrap(wide).order(ByteOrder.LITTLE_ENDIAN).putLong(sample);
        System.arraycopy(wide, 0, samples, OFFSET + at * bytes, bytes);
    }
}
