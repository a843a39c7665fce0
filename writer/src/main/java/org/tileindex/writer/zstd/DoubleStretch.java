package org.tileindex.writer.zstd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Evenly spaced doubles, least significant byte first, as sequences that are all alike: one literal, then seven bytes
/// that are there already.
///
/// Where some number of steps is a power of two, doubles so far apart have all lower bytes in common: 15 steps of
/// 1/120 are 1/8. They differ in byte 5 and, where that overflows, in byte 6. Doubles that are a multiple of that
/// apart, as far as one unit of byte 6, differ in byte 6 alone, and by the same literal as long as that unit lasts:
/// they take about 13 bytes together. Nothing depends on this reckoning but the size, because only bytes that are
/// equal are repeated.
public final class DoubleStretch {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WIDTH = Double.BYTES;
    /// The highest byte of which the mantissa has a part.
    private static final int TOP_BYTE = 6;

    /// Fewer sequences are not worth a block of their own.
    private static final int LEAST = 8;

    private static final int MAX_PERIOD = 1 << 12;
    private static final double NEARLY = 1e-6;
    /// Bits of the mantissa in byte 6.
    private static final int TOP_BITS = 4;

    private final byte[] source;
    private final int count;
    private final ZstdFrame frame;
    /// Bytes appended so far.
    private int at;

    private DoubleStretch(byte[] source, int count, ZstdFrame frame) {
        this.source = source;
        this.count = count;
        this.frame = frame;
    }

    /// Appends the first `count` doubles that `source` holds to `frame`.
    public static void put(byte[] source, int count, ZstdFrame frame) {
        new DoubleStretch(source, count, frame).putAll();
    }

    private void putAll() {
        int period = period();
        int i = period;
        while (period > 0 && i < count) {
            int back = unit(i, period);
            int end = i >= back ? end(i, back, TOP_BYTE) : i;
            if (end - i > LEAST) {
                putSame(i, end - 1, back);
                i = end;
                continue;
            }
            end = end(i, period, TOP_BYTE - 1);
            if (end - i > LEAST) {
                put(i, end - 1, period, TOP_BYTE - 1, false);
                i = end;
            } else {
                i++;
            }
        }
        frame.literal(source, at, count * WIDTH - at);
    }

    /// The least number of steps that are a power of two; 0 if there are none up to [#MAX_PERIOD].
    private int period() {
        if (count < 2) {
            return 0;
        }
        double step = Math.abs(value(1) - value(0));
        double most = Math.min(MAX_PERIOD * step, Double.MAX_VALUE);
        for (double power = Math.scalb(1.0, Math.getExponent(step)); power <= most; power *= 2) {
            double steps = power / step;
            if (Math.abs(steps - Math.rint(steps)) < NEARLY) {
                return (int) Math.rint(steps);
            }
        }
        return 0;
    }

    /// The multiple of `period` steps that is next to a unit of byte 6 of double `i`, or [#count] if that is less.
    private int unit(int i, int period) {
        double step = Math.abs(value(1) - value(0));
        double unit = Math.scalb(1.0, Math.getExponent(value(i)) - TOP_BITS);
        return (int) Math.min(count, period * Math.max(1, Math.rint(unit / (period * step))));
    }

    private double value(int i) {
        return Double.longBitsToDouble(bits(i));
    }

    private long bits(int i) {
        return (long) LONG.get(source, i * WIDTH);
    }

    private byte topByte(int i) {
        return source[i * WIDTH + TOP_BYTE];
    }

    /// The end of the doubles from `from` on that equal those `back` before in all bytes but `literal`.
    private int end(int from, int back, int literal) {
        long mask = ~(0xFFL << (literal * Byte.SIZE));
        int i = from;
        while (i < count && ((bits(i) ^ bits(i - back)) & mask) == 0) {
            i++;
        }
        return i;
    }

    /// Appends the doubles `[from, to)` from byte 6 of the first on, in as many blocks as byte 6 has values.
    private void putSame(int from, int to, int back) {
        int i = from;
        while (i < to) {
            boolean same = true;
            int end = i + 1;
            while (end < to && (end - i < LEAST || topByte(end) == topByte(i))) {
                same &= topByte(end) == topByte(i);
                end++;
            }
            put(i, end, back, TOP_BYTE, same);
            i = end;
        }
    }

    /// Appends sequences from byte `literal` of double `from` to that of double `to`.
    private void put(int from, int to, int back, int literal, boolean same) {
        int start = from * WIDTH + literal;
        frame.literal(source, at, start - at);
        frame.alike(source, start, back * WIDTH, WIDTH - 1, to - from, same);
        at = to * WIDTH + literal;
    }
}
