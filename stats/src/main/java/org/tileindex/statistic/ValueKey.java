package org.tileindex.statistic;

/// Values as longs in the same order. -0.0 is the same value as 0.0.
final class ValueKey {
    private ValueKey() {}

    static long of(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ ((bits >> (Long.SIZE - 1)) & Long.MAX_VALUE);
    }

    static double value(long key) {
        return Double.longBitsToDouble(key ^ ((key >> (Long.SIZE - 1)) & Long.MAX_VALUE));
    }
}
