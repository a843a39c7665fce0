package org.tileindex.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Bits of values that are present, written in pieces of any place and length.
class CellBitsTest {
    private static final int BITS = 400;

    private final SplittableRandom random = new SplittableRandom(5);

    private long[] noise(int count) {
        return random.longs(CellBits.words(count)).toArray();
    }

    @Test
    void onlyTheBitsOfThePieceAreSet() {
        for (int run = 0; run < 20_000; run++) {
            int at = random.nextInt(BITS);
            int count = random.nextInt(1, BITS - at + 1);
            long[] words = noise(BITS);
            long[] bits = noise(count);
            BitSet expected = BitSet.valueOf(words);
            BitSet piece = BitSet.valueOf(bits);
            for (int i = 0; i < count; i++) {
                expected.set(at + i, expected.get(at + i) || piece.get(i));
            }
            CellBits.or(words, at, bits, count);
            assertEquals(expected, BitSet.valueOf(words), at + " + " + count);
        }
    }
}
