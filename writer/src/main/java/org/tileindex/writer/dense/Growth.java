package org.tileindex.writer.dense;

/// The growth of the arrays that gather a row group. They grow in few steps, because each step copies all elements.
final class Growth {
    /// Length up to which arrays grow fourfold, and beyond which twofold.
    private static final int LARGE = 1 << 20;

    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private Growth() {}

    /// The next length of an array of `length` elements that must hold `wanted`.
    static int next(int length, int wanted) {
        long grown = length < LARGE ? Math.min(length * 4L, LARGE) : length * 2L;
        return (int) Math.max(wanted, Math.min(grown, MAX_LENGTH));
    }
}
