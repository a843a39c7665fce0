package org.tileindex.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/// Sums and the variance against BigDecimal: each must be the double nearest to the exact value. Cells are added
/// one by one, as arrays, and in shuffled parts that are merged.
class WeightedSumsTest {
    private final SplittableRandom random = new SplittableRandom(8);

    @Test
    void floatsUnderCoverage() {
        for (int size : new int[] {2, 3, 5, 50, 300, 1_000}) {
            for (int i = 0; i < 40; i++) {
                check(size, () -> (float) (300 + 20 * random.nextGaussian()), this::coverage);
            }
        }
    }

    private double coverage() {
        return random.nextInt(3) == 0 ? random.nextDouble() : random.nextInt(5) == 0 ? 0 : 1;
    }

    @Test
    void integersOfWeightOne() {
        for (int size : new int[] {2, 3, 5, 50, 300, 1_000}) {
            for (int i = 0; i < 40; i++) {
                check(size, () -> random.nextInt(256), () -> 1);
            }
        }
    }

    @Test
    void doublesUnderAreas() {
        for (int i = 0; i < 200; i++) {
            check(100, random::nextGaussian, () -> 1e8 * random.nextDouble());
        }
    }

    @Test
    void valuesFarFromZeroCancel() {
        for (int bits = 5; bits < 52; bits++) {
            double step = Math.scalb(1.0, -bits);
            for (int i = 0; i < 10; i++) {
                check(40, () -> 1 + step * random.nextInt(8), this::coverage);
                check(40, () -> 1e6 * (1 + step * random.nextDouble()), () -> 1);
            }
        }
    }

    @Test
    void varianceThatIsATie() {
        check(new double[] {0, Math.scalb(1.0 + 0x1p-27, 1)}, new double[] {1, 1});
        check(new double[] {-1 - 0x1p-52, 1 + 0x1p-52}, new double[] {1, 1});
        check(new double[] {-1 - 0x1p-26, 1 + 0x1p-26, 0}, new double[] {1, 1, 0.5});
    }

    @Test
    void valuesOfAllSizes() {
        for (int i = 0; i < 300; i++) {
            int middle = random.nextInt(-520, 500);
            check(20, () -> Numbers.between(random, middle - 10, middle + 10), this::coverage);
            check(300, () -> Numbers.between(random, middle - 10, middle + 10), () -> 1);
            check(20, () -> Numbers.between(random, middle - 10, middle + 10), this::strangeWeight);
        }
    }

    /// Products below 2^-970 are not split without error; cancellation would show it.
    @Test
    void smallProductsThatCancel() {
        for (int i = 0; i < 300; i++) {
            double size = Math.scalb(1.0, -random.nextInt(250, 420));
            double weight = Math.scalb(1.0, -random.nextInt(200, 320));
            check(20, () -> size * (1 + 0x1p-20 * random.nextDouble()), () -> weight * (0.5 + random.nextDouble()));
            check(20, () -> size * (1 + 0x1p-20 * random.nextDouble()), () -> 1);
        }
    }

    @Test
    void largeProducts() {
        for (int i = 0; i < 300; i++) {
            double size = Math.scalb(1.0, random.nextInt(250, 420));
            double weight = Math.scalb(1.0, random.nextInt(200, 320));
            check(20, () -> size * random.nextGaussian(), () -> weight * (0.5 + random.nextDouble()));
        }
    }

    private double strangeWeight() {
        return Math.abs(Numbers.between(random, -500, 400));
    }

    @Test
    void variancesThatAreSubnormalOrOverflow() {
        check(new double[] {0, 0x1p-537}, new double[] {1, 1});
        check(new double[] {0, 0x1p-537, 0x1.8p-536}, new double[] {1, 1, 3});
        check(new double[] {-0x1p520, 0x1p520}, new double[] {1, 1});
        check(new double[] {Double.MIN_VALUE, 0}, new double[] {1, 1});
        check(new double[] {Double.MAX_VALUE, 1e300, -1e308}, new double[] {1, 1e-5, 1e-10});
    }

    @Test
    void constantValuesDoNotVary() {
        double[] values = Numbers.array(700, () -> 0.1);
        double[] weights = Numbers.array(700, random::nextDouble);
        WeightedSums sums = new WeightedSums(true, new SumBlocks());
        sums.add(values, weights, 0, 700);
        sums.add(values, 0, 700);
        assertEquals(0, Double.doubleToRawLongBits(sums.variance()));
        assertEquals(0, sums.stdev());
    }

    @Test
    void infiniteValues() {
        double infinity = Double.POSITIVE_INFINITY;
        WeightedSums sums = new WeightedSums(true, new SumBlocks());
        sums.add(new double[] {1, infinity, Double.NaN}, new double[] {0.5, 0.5, 0}, 0, 3);
        assertEquals(infinity, sums.sum());
        assertEquals(infinity, sums.max());
        assertEquals(2, sums.cells());
        assertEquals(Double.NaN, sums.variance());
        sums.add(-infinity, 1);
        assertEquals(Double.NaN, sums.mean());
        sums.clear();
        sums.add(new double[] {infinity, infinity}, 0, 2);
        assertEquals(Double.NaN, sums.variance());
    }

    @Test
    void momentsThatWereNotKept() {
        assertThrows(IllegalStateException.class, new WeightedSums(false, new SumBlocks())::variance);
    }

    @Test
    void weightsOfZeroCountInNothing() {
        WeightedSums sums = new WeightedSums(true, new SumBlocks());
        sums.add(new double[] {1, 2, 3}, new double[] {0, 0, 0}, 0, 3);
        sums.add(7, 0);
        assertEquals(0, sums.cells());
        assertEquals(0, sums.count());
        assertEquals(Double.POSITIVE_INFINITY, sums.min());
    }

    private void check(int size, DoubleSupplier value, DoubleSupplier weight) {
        double[] weights = Numbers.array(size, weight);
        weights[0] = Math.max(weights[0], 0.25);
        check(Numbers.array(size, value), weights);
    }

    private void check(double[] values, double[] weights) {
        WeightedSums sums = new WeightedSums(true, new SumBlocks());
        sums.add(values, weights, 0, values.length);
        hold(sums, values, weights);
        WeightedSums single = new WeightedSums(true, new SumBlocks());
        for (int i = 0; i < values.length; i++) {
            single.add(values[i], weights[i]);
        }
        hold(single, values, weights);
        hold(inParts(values, weights), values, weights);
        if (Arrays.stream(weights).allMatch(weight -> weight == 1)) {
            sums.clear();
            sums.add(values, 0, values.length);
            hold(sums, values, weights);
        }
    }

    private WeightedSums inParts(double[] values, double[] weights) {
        WeightedSums even = new WeightedSums(true, new SumBlocks());
        WeightedSums odd = new WeightedSums(true, new SumBlocks());
        for (int to = values.length; to > 0; ) {
            int from = random.nextInt(to);
            (random.nextBoolean() ? even : odd).add(values, weights, from, to);
            to = from;
        }
        even.add(odd);
        return even;
    }

    private static void hold(WeightedSums sums, double[] values, double[] weights) {
        BigDecimal weight = Numbers.exactSum(weights);
        BigDecimal products = BigDecimal.ZERO;
        BigDecimal first = BigDecimal.ZERO;
        BigDecimal second = BigDecimal.ZERO;
        for (int i = 0; i < values.length; i++) {
            BigDecimal product = new BigDecimal(weights[i]).multiply(new BigDecimal(values[i]));
            products = products.add(new BigDecimal(weights[i] * values[i]));
            first = first.add(product);
            second = second.add(product.multiply(new BigDecimal(values[i])));
        }
        assertEquals(weight.doubleValue(), sums.count());
        assertEquals(products.doubleValue(), sums.sum());
        assertEquals(sums.sum() / sums.count(), sums.mean());
        BigDecimal numerator = weight.multiply(second).subtract(first.multiply(first));
        assertNearest(numerator, weight.multiply(weight), sums.variance());
    }

    /// Whether `found` is the double nearest to the quotient, ties to even.
    private static void assertNearest(BigDecimal numerator, BigDecimal denominator, double found) {
        BigDecimal two = BigDecimal.TWO;
        BigDecimal exact = numerator.multiply(two);
        BigDecimal here = found == Double.POSITIVE_INFINITY ? two.pow(1_024) : new BigDecimal(found);
        BigDecimal below = here.add(new BigDecimal(Math.nextDown(found))).multiply(denominator);
        int low = below.compareTo(exact);
        boolean even = (Double.doubleToRawLongBits(found) & 1) == 0;
        assertTrue(found >= 0 && (found == 0 || low < 0 || (low == 0 && even)), () -> found + " is too large");
        if (Double.isFinite(found)) {
            BigDecimal up = found == Double.MAX_VALUE ? two.pow(1_024) : new BigDecimal(Math.nextUp(found));
            int high = here.add(up).multiply(denominator).compareTo(exact);
            assertTrue(high > 0 || (high == 0 && even), () -> found + " is too small");
        }
    }
}
