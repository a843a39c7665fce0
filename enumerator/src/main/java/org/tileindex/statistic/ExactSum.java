package org.tileindex.statistic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;

/// The exact sum of any doubles, rounded once when it is asked for. Neither the order of additions nor their partition
/// among several sums, which are added later, can change a bit.
///
/// A `long` holds the sum of integers, which is all that counts and most integer rasters need. The first number that is
/// not an integer of up to 53 bits moves the sum to a superaccumulator of about 600 bytes (R. M. Neal, *Fast exact
/// summation using small and large superaccumulators*, 2015).
///
/// NaN and infinities count as in IEEE 754, in any order: infinities of both signs make NaN. A sum of 0 is +0.0.
///
/// Threads may not share a sum.
public final class ExactSum {
    private static final long MOST_INTEGER = 1L << 53;
    private static final long MOST_WHOLE = 1L << 61;
    private static final int SHORT_ARRAY = 16;

    /// The sum while `fine` is false, else 0; at most [#MOST_WHOLE] in size.
    private long whole;
    /// Whether the sum is in the chunks; if not, these are 0 or not there.
    private boolean fine;

    private Optional<Chunks> chunks = Optional.empty();
    /// The sum of all numbers that are not finite, or 0.
    private double special;

    /// Adds a number.
    public void add(double value) {
        if (fine) {
            addFine(value);
            return;
        }
        long integer = (long) value;
        if (integer == value && integer <= MOST_INTEGER && integer >= -MOST_INTEGER) {
            addWhole(integer);
        } else {
            addFine(value);
        }
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
        } else if (fine) {
            refined().addInteger(other.whole);
        } else {
            addWhole(other.whole);
        }
    }

    private void addWhole(long integer) {
        whole += integer;
        if (whole > MOST_WHOLE || whole < -MOST_WHOLE) {
            refined();
        }
    }

    private void addFine(double value) {
        if (Double.isFinite(value)) {
            refined().add(value);
        } else {
            special += value;
        }
    }

    /// Moves the sum to the chunks, if it is not there.
    private Chunks refined() {
        if (fine) {
            return chunks.orElseThrow();
        }
        Chunks all = chunks.orElseGet(Chunks::new);
        chunks = Optional.of(all);
        all.addInteger(whole);
        whole = 0;
        fine = true;
        return all;
    }

    /// Makes this an empty sum. Its memory is kept for the next use.
    public void clear() {
        if (fine) {
            refined().clear();
        }
        whole = 0;
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
        return fine ? refined().value() : (double) whole;
    }

    /// The sum, which must be finite, with a relative error of at most 2^-104.
    Extended extended() {
        if (fine) {
            return refined().extended();
        }
        double high = (double) whole;
        return Extended.of(high, (double) (whole - (long) high), 0);
    }

    /// Compares the exact sums, which must be finite.
    ///
    /// @return less than 0, 0 or more than 0
    int compareTo(ExactSum other) {
        return fine || other.fine
                ? refined().compareTo(other.refined())
                : Long.compare(whole, other.whole);
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
        return fine ? refined().dyadic() : new Dyadic(BigInteger.valueOf(whole), 0);
    }
}
