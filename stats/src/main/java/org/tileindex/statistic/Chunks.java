package org.tileindex.statistic;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// The exact sum of finite doubles as an integer of over two thousand bits: the small superaccumulator of R. M.
/// Neal, *Fast exact summation using small and large superaccumulators* (2015).
///
/// Chunks have 64 bits and start 32 bits apart: chunk `i` counts units of 2^(32i - 1075). A double with exponent
/// field `e` (1 to 2046; subnormal numbers count as 1) is its mantissa, shifted left by `e mod 32`, in units of
/// chunk `e div 32`. The low 32 bits, at least 0 and less than 2^32, go to this chunk; the others, at least -2^52
/// and less than 2^52, to the next. After carries a chunk is below 2^32, so [#MOST_PENDING] additions leave it
/// below 2^63. The chunks above the largest double have room for over 2^62 additions.
final class Chunks {
    private static final int CHUNKS = 67;
    private static final int TOP = CHUNKS - 1;
    private static final int UNIT = -1_075;
    private static final int SHIFT = 32;
    private static final long LOW = 0xFFFF_FFFFL;
    private static final int MOST_PENDING = 2_046;

    private static final int FRACTION_BITS = 52;
    private static final long IMPLICIT = 1L << FRACTION_BITS;
    private static final int EXPONENT = 0x7FF;
    private static final long SMALL_HEAD = 1L << 30;

    private final long[] chunks = new long[CHUNKS];
    /// Additions since the last carry.
    private int pending;

    /// @param value a finite number
    void add(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> FRACTION_BITS) & EXPONENT;
        long mantissa = bits & (IMPLICIT - 1);
        if (exponent == 0) {
            exponent = 1;
        } else {
            mantissa |= IMPLICIT;
        }
        long sign = bits >> (Long.SIZE - 1);
        mantissa = (mantissa ^ sign) - sign;
        int shift = exponent & (SHIFT - 1);
        int chunk = exponent >>> 5;
        if (pending == MOST_PENDING) {
            carry();
        }
        pending++;
        chunks[chunk] += (mantissa << shift) & LOW;
        chunks[chunk + 1] += mantissa >> (SHIFT - shift);
    }

    /// Adds another sum. What `other` took since its last carry counts here, and one more for its carried chunks.
    void add(Chunks other) {
        if (pending + other.pending >= MOST_PENDING) {
            carry();
            other.carry();
        }
        for (int i = 0; i < CHUNKS; i++) {
            chunks[i] += other.chunks[i];
        }
        pending += other.pending + 1;
    }

    void clear() {
        Arrays.fill(chunks, 0);
        pending = 0;
    }

    /// Makes all chunks but the topmost at least 0 and less than 2^32; the topmost has the sign.
    private void carry() {
        if (pending == 0) {
            return;
        }
        long carried = 0;
        for (int i = 0; i < TOP; i++) {
            long sum = chunks[i] + carried;
            chunks[i] = sum & LOW;
            carried = sum >> SHIFT;
        }
        chunks[TOP] += carried;
        pending = 0;
    }

    /// The double nearest to the sum, ties to even.
    ///
    /// The head has over 60 bits unless it is the whole sum, and is rounded towards negative infinity. Setting its
    /// last bit where anything follows keeps it on the same side of any double, and of the middle of any two. A sum
    /// too small for a normal double is a multiple of the smallest one and needs no rounding.
    double value() {
        Head head = head();
        return Math.scalb((double) (head.more ? head.bits | 1 : head.bits), head.exponent);
    }

    /// The sum with a relative error of at most 2^-104.
    ///
    /// The head is a double plus an integer of at most nine bits. The tail is less than 1; adding it errs by at
    /// most 2^-44, its own roundings and the chunks left out of it by at most 2^-51, in units of a head of 60 bits.
    Extended extended() {
        Head head = head();
        double high = (double) head.bits;
        return Extended.of(high, (double) (head.bits - (long) high) + head.tail, head.exponent);
    }

    /// The leading bits of the sum, `bits * 2^exponent`, rounded towards negative infinity; about what follows
    /// them, in units of the last bit; and whether anything does.
    private record Head(long bits, double tail, boolean more, int exponent) {}

    private Head head() {
        carry();
        int chunk = TOP;
        long bits = chunks[TOP];
        while (chunk > 0 && bits < SMALL_HEAD && bits >= -SMALL_HEAD) {
            bits = (bits << SHIFT) | chunks[--chunk];
        }
        if (chunk == 0) {
            return new Head(bits, 0, false, UNIT);
        }
        int left = SHIFT - Math.max(0, Long.numberOfLeadingZeros(bits ^ (bits >> (Long.SIZE - 1))) - 2);
        long next = chunks[chunk - 1];
        long rest = next & ((1L << left) - 1);
        double lower = (below(chunk - 2) + below(chunk - 3) * 0x1p-32) * 0x1p-32;
        return new Head(
                (bits << (SHIFT - left)) | (next >>> left),
                (rest + lower) / (1L << left),
                rest != 0 || anyBelow(chunk - 1),
                SHIFT * (chunk - 1) + left + UNIT);
    }

    private long below(int chunk) {
        return chunk < 0 ? 0 : chunks[chunk];
    }

    private boolean anyBelow(int chunk) {
        long any = 0;
        for (int i = 0; i < chunk; i++) {
            any |= chunks[i];
        }
        return any != 0;
    }

    /// Compares the exact sums: less than 0, 0 or more than 0.
    int compareTo(Chunks other) {
        carry();
        other.carry();
        int differs = TOP;
        while (differs > 0 && chunks[differs] == other.chunks[differs]) {
            differs--;
        }
        return Long.compare(chunks[differs], other.chunks[differs]);
    }

    Dyadic dyadic() {
        carry();
        int lowest = 0;
        while (lowest < TOP && chunks[lowest] == 0) {
            lowest++;
        }
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + Integer.BYTES * (TOP - lowest));
        bytes.putLong(chunks[TOP]);
        for (int i = TOP - 1; i >= lowest; i--) {
            bytes.putInt((int) chunks[i]);
        }
        return new Dyadic(new BigInteger(bytes.array()), SHIFT * lowest + UNIT);
    }
}
