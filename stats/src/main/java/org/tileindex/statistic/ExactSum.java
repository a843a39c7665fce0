package org.tileindex.statistic;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/// The exact sum of any doubles, rounded once when it is asked for. Neither the order of additions nor their
/// partition among several sums, which are added later, can change a bit.
///
/// As long as every sum on the way is a double, as those of counts and of most integer rasters are, one double
/// holds it. The first addition that would be rounded moves the sum to a superaccumulator of about 600 bytes (R. M.
/// Neal, *Fast exact summation using small and large superaccumulators*, 2015).
///
/// NaN and infinities count as in IEEE 754, in any order: infinities of both signs make NaN. A sum of 0 is +0.0.
///
/// Threads may not share a sum.
public final class ExactSum {
    private static final int SHORT_ARRAY = 16;

    /// The sum while `fine` is false, else 0; finite, never -0.0.
    private double plain;
    /// Whether the sum is in the chunks; if not, these are 0 or not there.
    private boolean fine;

    private Optional<Chunks> chunks = Optional.empty();
    /// The sum of all numbers that are not finite, or 0.
    private double special;

    /// Adds a number.
    public void add(double value) {
        if (!fine) {
            double sum = plain + value;
            if (error(plain, value, sum) == 0) {
                plain = sum;
                return;
            }
        }
        if (Double.isFinite(value)) {
            refined().add(value);
        } else {
            special += value;
        }
    }

    /// The error of a sum (D. E. Knuth, *The Art of Computer Programming*, volume 2, section 4.2.2, theorem B); NaN
    /// if the sum is not finite.
    private static double error(double a, double b, double sum) {
        double part = sum - a;
        return (a - (sum - part)) + (b - part);
    }

    /// Adds `values[from, to)`. Long arrays take about a third of the time of single additions where the values are
    /// integers, floats, or doubles of similar size.
    public void add(double[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        int at = from;
        if (to - from >= SHORT_ARRAY) {
            BlockSplit split = new BlockSplit();
            boolean gains = true;
            while (gains && to - at >= SHORT_ARRAY) {
                int end = at + (Math.min(to - at, BlockSplit.BLOCK) & -BlockSplit.LANES);
                gains = addBlock(split, values, at, end);
                at = end;
            }
        }
        addEach(values, at, to);
    }

    /// @return whether blocks like this one gain by being split
    private boolean addBlock(BlockSplit split, double[] values, int from, int to) {
        if (!split.measure(values, from, to)) {
            addEach(values, from, to);
            return false;
        }
        if (split.remains()) {
            split.split(values, from, to);
            add(split.high());
        }
        if (split.remains()) {
            split.splitRest(values, from, to);
            add(split.high());
        }
        if (split.remains()) {
            addEach(split.rests(), 0, to - from);
            return false;
        }
        return true;
    }

    private void addEach(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            add(values[i]);
        }
    }

    /// Adds another sum, whose value stays as it is.
    public void add(ExactSum other) {
        special += other.special;
        if (other.fine) {
            refined().add(other.refined());
        } else {
            add(other.plain);
        }
    }

    /// Moves the sum to the chunks, if it is not there.
    private Chunks refined() {
        if (fine) {
            return chunks.orElseThrow();
        }
        Chunks all = chunks.orElseGet(Chunks::new);
        chunks = Optional.of(all);
        all.add(plain);
        plain = 0;
        fine = true;
        return all;
    }

    /// Makes this an empty sum. Its memory is kept for the next use.
    public void clear() {
        if (fine) {
            refined().clear();
        }
        plain = 0;
        fine = false;
        special = 0;
    }

    /// Whether no number that was added is NaN or infinite. The sum itself may still be beyond the largest double.
    public boolean isFinite() {
        return special == 0;
    }

    /// The double nearest to the sum, ties to even; infinite where the sum is at least as near to 2^1024 as to the
    /// largest double.
    public double value() {
        if (special != 0) {
            return special;
        }
        return fine ? refined().value() : plain;
    }

    /// The sum, which must be finite, with a relative error of at most 2^-104.
    Extended extended() {
        if (fine) {
            return refined().extended();
        }
        int exponent = Math.getExponent(plain);
        return new Extended(Math.scalb(plain, -exponent), 0, exponent);
    }

    /// Compares the exact sums, which must be finite.
    ///
    /// @return less than 0, 0 or more than 0
    int compareTo(ExactSum other) {
        return fine || other.fine ? refined().compareTo(other.refined()) : Double.compare(plain, other.plain);
    }

    /// The exact sum.
    ///
    /// @throws ArithmeticException if it is not finite
    public BigDecimal exact() {
        return dyadic().toBigDecimal();
    }

    /// @throws ArithmeticException if the sum is not finite
    Dyadic dyadic() {
        if (!isFinite()) {
            throw new ArithmeticException("the sum is " + special);
        }
        return fine ? refined().dyadic() : Dyadic.of(plain);
    }
}
