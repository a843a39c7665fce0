package org.tileindex.scan.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tileindex.scan.MaskKernel;
import org.tileindex.scan.ScalarMaskRuns;
import org.tileindex.simd.VectorWidth;

/// The kernels that extract runs of masks give a [BitSet]'s runs, at every width and size.
class VectorMaskRunsTest {
    private static final int UNTOUCHED = -77;
    private static final byte BEYOND = 1;
    private static final int[] SIZES = {
        0, 1, 2, 7, 8, 9, 13, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 207, 4098, 43_200
    };

    static Stream<MaskKernel> kernels() {
        return Stream.of(
                new ScalarMaskRuns(),
                new VectorMaskRuns(),
                new VectorMaskRuns(new VectorWidth.Bits128()),
                new VectorMaskRuns(new VectorWidth.Bits256()),
                new VectorMaskRuns(new VectorWidth.Bits512()));
    }

    @Test
    void theVectorModuleIsLoaded() {
        assertTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                "tests must run with --add-modules=jdk.incubator.vector");
        for (VectorWidth width :
                List.of(new VectorWidth.Bits128(), new VectorWidth.Bits256(), new VectorWidth.Bits512())) {
            assertEquals("vector, %d bit".formatted(width.bits()), new VectorMaskRuns(width).description());
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void runsAreThoseOfABitSetAtAllSizes(MaskKernel kernel) {
        for (int size : SIZES) {
            masks(size).forEach((name, mask) -> {
                int[] expected = runs(mask, size);
                int[] bounds = new int[MaskKernel.mostBounds(size) + 1];
                Arrays.fill(bounds, UNTOUCHED);
                String what = "%s of %d, %s".formatted(name, size, kernel.description());
                assertEquals(expected.length, kernel.runs(mask, size, bounds), what);
                assertArrayEquals(expected, Arrays.copyOf(bounds, expected.length), what);
                assertEquals(UNTOUCHED, bounds[expected.length], what + ": writes end at the last run");
            });
        }
    }

    @Test
    void everySecondByteIsTheMostRuns() {
        byte[] mask = {1, 0, 1, 0, 1};
        assertEquals(MaskKernel.mostBounds(mask.length), runs(mask, mask.length).length);
    }

    /// Masks with set bytes beyond `size`, which do not belong to the mask.
    private static Map<String, byte[]> masks(int size) {
        Map<String, byte[]> masks = new TreeMap<>();
        masks.put("all", mask(size, at -> true));
        masks.put("none", mask(size, at -> false));
        masks.put("even", mask(size, at -> at % 2 == 0));
        masks.put("odd", mask(size, at -> at % 2 == 1));
        masks.put("ends", mask(size, at -> at == 0 || at == size - 1));
        masks.put("all but the ends", mask(size, at -> at > 0 && at < size - 1));
        masks.put("words by turns", mask(size, at -> at / Long.SIZE % 2 == 0));
        for (int in : new int[] {2, 7, 50}) {
            SplittableRandom random = new SplittableRandom(in);
            masks.put("one in " + in, mask(size, at -> random.nextInt(in) == 0));
        }
        return masks;
    }

    private interface Choice {
        boolean sets(int at);
    }

    /// Any value but zero is set: the least, the greatest and one.
    private static byte[] mask(int size, Choice choice) {
        byte[] values = {1, Byte.MIN_VALUE, Byte.MAX_VALUE, -1};
        byte[] mask = new byte[size + 2 * Long.SIZE];
        Arrays.fill(mask, BEYOND);
        for (int i = 0; i < size; i++) {
            mask[i] = choice.sets(i) ? values[i % values.length] : 0;
        }
        return mask;
    }

    private static int[] runs(byte[] mask, int size) {
        BitSet set = new BitSet(size);
        for (int i = 0; i < size; i++) {
            set.set(i, mask[i] != 0);
        }
        Stream.Builder<Integer> bounds = Stream.builder();
        for (int from = set.nextSetBit(0); from >= 0; ) {
            int to = set.nextClearBit(from);
            bounds.add(from).add(to);
            from = set.nextSetBit(to);
        }
        return bounds.build().mapToInt(Integer::intValue).toArray();
    }
}
