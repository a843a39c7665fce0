package org.tileindex.raster;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Bits of cells: that of cell `i` is bit `i % 64` of word `i / 64`.
public final class CellBits {
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

    private CellBits() {}

    /// The number of words that hold the bits of so many cells.
    public static int words(int cells) {
        return (cells + Long.SIZE - 1) / Long.SIZE;
    }

    /// Sets the bits `[at, at + count)` of `words` that are set among the bits `[0, count)` of `bits`. Other threads
    /// may do so for other ranges, which can share the first and the last word of this one.
    public static void or(long[] words, int at, long[] bits, int count) {
        int shift = at % Long.SIZE;
        int first = at / Long.SIZE;
        int last = (at + count - 1) / Long.SIZE;
        long before = 0;
        for (int word = first; word <= last; word++) {
            int from = (word - first) * Long.SIZE;
            long next = from < count ? bits[word - first] & mask(count - from) : 0;
            long set = shift == 0 ? next : (next << shift) | (before >>> (Long.SIZE - shift));
            before = next;
            if (word > first && word < last) {
                words[word] |= set;
            } else {
                WORDS.getAndBitwiseOr(words, word, set);
            }
        }
    }

    /// Whether the bit of cell `i` is set.
    public static boolean isSet(long[] words, int i) {
        return (words[i / Long.SIZE] >>> i & 1) != 0;
    }

    /// A word of `count` bits, at most 64, that are set.
    private static long mask(int count) {
        return count < Long.SIZE ? (1L << count) - 1 : -1;
    }

    /// Clears the bits that are not set in `mask`.
    public static void retain(long[] words, long[] mask) {
        for (int i = 0; i < words.length; i++) {
            words[i] &= mask[i];
        }
    }
}
