package org.tileindex.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Bits of values that are present, written in pieces of any place and length.
class ValidBitsTest {
    private static final int BITS = 400;
    private static final int SHARED_BITS = 100_000;

    private final SplittableRandom random = new SplittableRandom(5);

    private long[] noise(int count) {
        return random.longs(BandValues.words(count)).toArray();
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
            BandValues.or(words, at, bits, count);
            assertEquals(expected, BitSet.valueOf(words), at + " + " + count);
        }
    }

    /// Two threads write pieces that follow each other in turn; the words at their ends belong to both.
    @Test
    void threadsShareTheWordsBetweenTheirPieces() throws Exception {
        long[] all = new long[BandValues.words(SHARED_BITS)];
        Arrays.fill(all, -1);
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (int run = 0; run < 1_000; run++) {
                long[] words = new long[BandValues.words(SHARED_BITS)];
                int length = random.nextInt(65, 130);
                Future<Integer> even = pool.submit(() -> write(words, 0, length, all, together));
                Future<Integer> odd = pool.submit(() -> write(words, 1, length, all, together));
                assertEquals(SHARED_BITS, even.get() + odd.get());
                assertEquals(SHARED_BITS, BitSet.valueOf(words).cardinality(), "pieces of " + length);
            }
        }
    }

    /// Writes every other piece, and returns the number of their bits.
    private static int write(long[] words, int first, int length, long[] all, CyclicBarrier together) throws Exception {
        together.await();
        int written = 0;
        for (int at = first * length; at < SHARED_BITS; at += 2 * length) {
            int count = Math.min(length, SHARED_BITS - at);
            BandValues.or(words, at, all, count);
            written += count;
        }
        return written;
    }
}
