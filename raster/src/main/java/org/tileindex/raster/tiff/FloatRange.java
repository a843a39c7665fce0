package org.tileindex.raster.tiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/// Floating point numbers `[low, high]`, both ends included.
public record FloatRange(double low, double high) {
    /// The precision of `float`. GDAL takes two numbers for the same by twice of it, even where they are of `double`.
    private static final float PRECISION = Math.ulp(1f);

    public boolean contains(double number) {
        return number >= low && number <= high;
    }

    /// The part of the range that are numbers of 16 bits; nothing where there are none.
    Optional<FloatRange> halves() {
        double first = halfAbove(low);
        double last = -halfAbove(-high);
        return first <= last ? Optional.of(new FloatRange(first, last)) : Optional.empty();
    }

    /// The least number of 16 bits that is not below a number of type `float`.
    private static double halfAbove(double number) {
        short nearest = Float.floatToFloat16((float) number);
        boolean below = Float.float16ToFloat(nearest) < number;
        return Float.float16ToFloat(below ? (short) (nearest < 0 ? nearest - 1 : nearest + 1) : nearest);
    }

    /// The numbers that GDAL takes for a value, none for not-a-number or one that the type does not have.
    ///
    /// GDAL compares by `|a - b| < 2^-22 * |a + b|`, in the arithmetic of the type. That holds for the neighbours of
    /// the value and, as the sum overflows, for all numbers of its sign from a threshold on: at most two ranges.
    ///
    /// @param wide of type `double`, otherwise of type `float`
    static List<FloatRange> near(double value, boolean wide) {
        double most = wide ? Double.MAX_VALUE : Float.MAX_VALUE;
        if (Double.isNaN(value) || (Double.isFinite(value) && Math.abs(value) > most)) {
            return List.of();
        }
        double rounded = wide ? value : (float) value;
        if (rounded == 0 || Double.isInfinite(rounded)) {
            return List.of(new FloatRange(rounded, rounded));
        }
        double size = Math.abs(rounded);
        List<FloatRange> ranges = new ArrayList<>();
        for (FloatRange range : ofPositive(size, most, wide)) {
            ranges.add(rounded > 0 ? range : new FloatRange(-range.high, -range.low));
        }
        return List.copyOf(ranges);
    }

    private static List<FloatRange> ofPositive(double value, double most, boolean wide) {
        long zero = 0;
        long middle = bits(value, wide);
        long last = bits(most, wide);
        LongPredicate overflows = at -> Double.isInfinite(sum(number(at, wide), value, wide));
        // The first number whose sum with the value overflows; one past the last where there is none.
        long threshold = first(zero, last + 1, overflows);
        long low = first(zero, middle, at -> isSame(number(at, wide), value, wide));
        if (threshold <= middle) {
            return List.of(new FloatRange(number(low, wide), most));
        }
        long high = first(middle, threshold, at -> !isSame(number(at, wide), value, wide)) - 1;
        FloatRange near = new FloatRange(number(low, wide), number(high, wide));
        if (threshold > last) {
            return List.of(near);
        }
        return high + 1 == threshold
                ? List.of(new FloatRange(near.low, most))
                : List.of(near, new FloatRange(number(threshold, wide), most));
    }

    /// The first number in `[from, to)` that the predicate holds for, `to` if there is none. It holds for all that
    /// follow.
    private static long first(long from, long to, LongPredicate holds) {
        long low = from;
        long high = to;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static boolean isSame(double a, double b, boolean wide) {
        if (wide) {
            return a == b || Math.abs(a - b) < PRECISION * Math.abs(a + b) * 2;
        }
        // Each operation rounds to float, which matters among the smallest numbers.
        return a == b || Math.abs((float) a - (float) b) < PRECISION * Math.abs((float) a + (float) b) * 2;
    }

    private static double sum(double a, double b, boolean wide) {
        return wide ? a + b : (float) a + (float) b;
    }

    private static long bits(double number, boolean wide) {
        return wide ? Double.doubleToRawLongBits(number) : Float.floatToRawIntBits((float) number);
    }

    private static double number(long bits, boolean wide) {
        return wide ? Double.longBitsToDouble(bits) : Float.intBitsToFloat((int) bits);
    }
}
