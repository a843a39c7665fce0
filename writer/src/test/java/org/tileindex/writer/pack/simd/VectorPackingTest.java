package org.tileindex.writer.pack.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tileindex.writer.pack.PackingKernel;
import org.tileindex.writer.pack.ScalarPacking;

/// The vector kernel writes the scalar kernel's bytes, at every width and size.
class VectorPackingTest {
    private static final int[] SIZES = {
        0, 1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 207, 511, 512, 513, 527, 4098
    };
    private static final byte UNTOUCHED = 0x5A;

    static Stream<VectorSpecies<Long>> widths() {
        return Stream.of(LongVector.SPECIES_128, LongVector.SPECIES_256, LongVector.SPECIES_512);
    }

    /// The module is loaded and the compiled kernel calls it. If not, this fails; it is never skipped.
    @Test
    void theVectorKernelIsMadeOfTheVectorApi() throws IOException {
        assertTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                "tests must run with --add-modules=jdk.incubator.vector");
        PackingKernel kernel = new VectorPacking();
        assertEquals("vector, %d bit".formatted(LongVector.SPECIES_PREFERRED.vectorBitSize()), kernel.description());
        Set<String> called = vectorMethods(kernel.getClass());
        assertTrue(
                called.containsAll(List.of(
                        "LongVector.lanewise",
                        "LongVector.compress",
                        "LongVector.intoArray",
                        "IntVector.convertShape")),
                called::toString);
    }

    private static Set<String> vectorMethods(Class<?> type) throws IOException {
        String file = type.getSimpleName() + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(file), file)) {
            return StreamSupport.stream(
                            ClassFile.of()
                                    .parse(in.readAllBytes())
                                    .constantPool()
                                    .spliterator(),
                            false)
                    .filter(MethodRefEntry.class::isInstance)
                    .map(MethodRefEntry.class::cast)
                    .filter(method -> method.owner().asInternalName().startsWith("jdk/incubator/vector/"))
                    .map(method -> method.owner().asInternalName().substring("jdk/incubator/vector/".length()) + "."
                            + method.name().stringValue())
                    .collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @MethodSource("widths")
    void indicesOfEveryWidthAndSize(VectorSpecies<Long> species) {
        Random random = new Random(1);
        for (int width = 1; width <= Integer.SIZE; width++) {
            for (int size : SIZES) {
                int from = random.nextInt(20);
                int[] values = new int[from + size + 5];
                Arrays.setAll(values, i -> random.nextInt());
                for (int i = from; i < from + size; i++) {
                    int kind = random.nextInt(4);
                    values[i] = (kind == 0 ? 0 : kind == 1 ? -1 : values[i]) >>> (Integer.SIZE - width);
                }
                checkPack(species, values, from, size, width);
            }
        }
    }

    private static void checkPack(VectorSpecies<Long> species, int[] values, int from, int size, int width) {
        byte[] scalar = untouched(size * Integer.BYTES + 64);
        byte[] vector = untouched(scalar.length);
        int end = new ScalarPacking().pack(values, from, size, width, scalar, 3);
        assertEquals(3 + (size + 7) / 8 * width, end);
        assertEquals(end, new VectorPacking(species).pack(values, from, size, width, vector, 3));
        assertArrayEquals(Arrays.copyOf(scalar, end), Arrays.copyOf(vector, end), width + " bits, " + size);
        checkSlack(scalar, end);
        checkSlack(vector, end);
    }

    private static byte[] untouched(int most) {
        byte[] bytes = new byte[most + PackingKernel.SLACK + 8];
        Arrays.fill(bytes, UNTOUCHED);
        return bytes;
    }

    private static void checkSlack(byte[] bytes, int end) {
        for (int i = end + PackingKernel.SLACK; i < bytes.length; i++) {
            assertEquals(UNTOUCHED, bytes[i], "written beyond the slack");
        }
    }

    /// The scalar kernel writes the bits that the format demands.
    @Test
    void theScalarKernelPacksLeastSignificantBitFirst() {
        Random random = new Random(2);
        for (int width = 1; width <= Integer.SIZE; width++) {
            int bits = width;
            int[] values = random.ints(13).map(v -> v >>> (Integer.SIZE - bits)).toArray();
            byte[] out = untouched(200);
            int end = new ScalarPacking().pack(values, 0, values.length, width, out, 0);
            for (int bit = 0; bit < end * Byte.SIZE; bit++) {
                int value = bit / width < values.length ? values[bit / width] : 0;
                assertEquals((value >>> (bit % width)) & 1, (out[bit / Byte.SIZE] >>> (bit % Byte.SIZE)) & 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("widths")
    void deltaBlocksOfEveryWidthAndCount(VectorSpecies<Long> species) {
        Random random = new Random(3);
        for (int width = 0; width <= Long.SIZE; width++) {
            for (int count : new int[] {1, 7, 8, 31, 32, 33, 63, 64, 65, 96, 127, 128, 128, 128}) {
                long base = random.nextBoolean() ? random.nextLong() : random.nextInt(100);
                int bits = width;
                checkBlock(
                        species,
                        random.longs(PackingKernel.BLOCK)
                                .map(v -> base + (bits == 0 ? 0 : v >>> (Long.SIZE - bits)))
                                .toArray(),
                        count);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("widths")
    void extremeDeltasAndMiniblocksOfDifferentWidths(VectorSpecies<Long> species) {
        Random random = new Random(4);
        long[] extremes = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, Integer.MIN_VALUE, Integer.MAX_VALUE};
        for (int i = 0; i < 200; i++) {
            int shift = random.nextInt(Long.SIZE);
            long[] deltas = new long[PackingKernel.BLOCK];
            Arrays.setAll(
                    deltas,
                    k -> random.nextInt(3) == 0
                            ? extremes[random.nextInt(extremes.length)] >> (shift * (k / PackingKernel.MINIBLOCK) / 3)
                            : random.nextLong() >> shift);
            checkBlock(species, deltas, PackingKernel.BLOCK);
            checkBlock(species, deltas, 1 + random.nextInt(PackingKernel.BLOCK));
        }
        for (long extreme : extremes) {
            long[] deltas = new long[PackingKernel.BLOCK];
            Arrays.fill(deltas, extreme);
            checkBlock(species, deltas, PackingKernel.BLOCK);
        }
    }

    private static void checkBlock(VectorSpecies<Long> species, long[] deltas, int count) {
        byte[] scalar = untouched(PackingKernel.BLOCK_BYTES);
        byte[] vector = untouched(PackingKernel.BLOCK_BYTES);
        int end = new ScalarPacking().deltaBlock(deltas.clone(), count, scalar, 5);
        assertEquals(end, new VectorPacking(species).deltaBlock(deltas.clone(), count, vector, 5));
        assertArrayEquals(Arrays.copyOf(scalar, end), Arrays.copyOf(vector, end), Arrays.toString(deltas));
        checkSlack(scalar, end);
        checkSlack(vector, end);
    }

    @ParameterizedTest
    @MethodSource("widths")
    void chosenValuesOfEverySizeMoveToTheFront(VectorSpecies<Long> species) {
        Random random = new Random(5);
        for (int size : SIZES) {
            for (int chance : new int[] {0, 1, 50, 99, 100}) {
                int at = random.nextInt(9);
                long[] values = random.longs(at + size + 3).toArray();
                long[] chosen = new long[(size + Long.SIZE - 1) / Long.SIZE];
                long[] expected = new long[size];
                int count = 0;
                for (int i = 0; i < size; i++) {
                    if (random.nextInt(100) < chance || i / Long.SIZE % 3 == 1) {
                        chosen[i / Long.SIZE] |= 1L << i;
                        expected[count++] = values[at + i];
                    }
                }
                checkCompact(new ScalarPacking(), values, at, size, chosen, Arrays.copyOf(expected, count));
                checkCompact(new VectorPacking(species), values, at, size, chosen, Arrays.copyOf(expected, count));
            }
        }
    }

    private static void checkCompact(
            PackingKernel kernel, long[] values, int at, int size, long[] chosen, long[] expected) {
        long[] moved = values.clone();
        assertEquals(at + expected.length, kernel.compact(moved, at, size, chosen));
        assertArrayEquals(Arrays.copyOf(values, at), Arrays.copyOf(moved, at), "before");
        assertArrayEquals(expected, Arrays.copyOfRange(moved, at, at + expected.length));
        assertArrayEquals(
                Arrays.copyOfRange(values, at + size, values.length),
                Arrays.copyOfRange(moved, at + size, moved.length),
                "beyond");
    }
}
