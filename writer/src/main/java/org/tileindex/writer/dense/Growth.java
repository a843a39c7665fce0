package org.tileindex.writer.dense;

/// How arrays grow that gather a row group: in few steps, since each copies all there is.
final class Growth {
    private static final int LARGE = 1 << 20;
    private static final int MOST = Integer.MAX_VALUE - 8;

    private Growth() {}

    /// The next length of an array of `length` that must hold `wanted`.
    static int next(int length, int wanted) {
        long grown = length < LARGE ? Math.min(length * 4L, LARGE) : length * 2L;
        return (int) Math.max(wanted, Math.min(grown, MOST));
    }
}
