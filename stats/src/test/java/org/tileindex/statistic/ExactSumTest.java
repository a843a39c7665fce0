package org.tileindex.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Sums, bit for bit, against BigDecimal. Every array is added number by number, as a whole, in another order, and
/// in parts that are merged.
class ExactSumTest {
    private static final double HALF_ULP = 0x1p-53;

    private final SplittableRandom random = new SplittableRandom(15);

    @Test
    void emptySumIsZero() {
        check();
        assertEquals(0, Double.doubleToRawLongBits(sumOf(-0.0).value()), "a sum of 0 is +0.0");
    }

    @Test
    void numbersOfAllExponents() {
        for (int size : new int[] {1, 2, 3, 15, 16, 17, 100, 255, 256, 257, 1_000}) {
            for (int i = 0; i < 40; i++) {
                check(Numbers.array(size, () -> Numbers.anywhere(random)));
            }
        }
    }

    @Test
    void subnormalNumbers() {
        for (int i = 0; i < 200; i++) {
            check(Numbers.array(300, () -> Double.longBitsToDouble(random.nextLong() & 0x800F_FFFF_FFFF_FFFFL)));
            check(Numbers.array(30, () -> random.nextBoolean() ? Double.MIN_VALUE : -Double.MIN_NORMAL));
        }
    }

    @Test
    void pairsThatCancel() {
        for (int i = 0; i < 200; i++) {
            double[] values = new double[401];
            for (int j = 0; j < 200; j++) {
                values[2 * j] = Numbers.anywhere(random) / 1_024;
                values[2 * j + 1] = -values[2 * j];
            }
            values[400] = Numbers.anywhere(random);
            Numbers.shuffle(values, random);
            assertEquals(values(values), sumOf(values).value());
            check(values);
        }
    }

    private static double values(double... values) {
        return Numbers.exactSum(values).doubleValue();
    }

    @Test
    void tiesGoToEven() {
        check(1, HALF_ULP);
        check(1 + 2 * HALF_ULP, HALF_ULP);
        check(-1, -HALF_ULP);
        check(1, HALF_ULP, Double.MIN_VALUE);
        check(1, HALF_ULP, -Double.MIN_VALUE);
        check(1, -HALF_ULP / 2);
        check(1, -HALF_ULP / 2, Double.MIN_VALUE);
        check(-1, HALF_ULP / 2, -Double.MIN_VALUE);
        check(0x1p60, 0x1p60 + 256, 128, Double.MIN_VALUE);
        check(0x1p53, 1);
        check(0x1p53, 1, 2);
        check(0x1p53, 1, -Double.MIN_VALUE);
    }

    @Test
    void tiesAtRandomPlaces() {
        for (int i = 0; i < 5_000; i++) {
            double value = Numbers.between(random, -900, 900);
            double tie = Math.ulp(value) / (random.nextBoolean() ? 2 : -2);
            check(value, tie);
            check(value, tie, Math.scalb(tie, -random.nextInt(1, 70)));
            check(value, tie, -Math.scalb(tie, -random.nextInt(1, 70)));
        }
    }

    @Test
    void overflowIsThatOfTheRoundedSum() {
        double most = Double.MAX_VALUE;
        double half = Math.ulp(most) / 2;
        assertEquals(Double.POSITIVE_INFINITY, sumOf(most, half).value());
        assertEquals(most, sumOf(most, Math.nextDown(half)).value());
        assertEquals(Double.NEGATIVE_INFINITY, sumOf(-most, -half).value());
        check(most, most, -most);
        check(most, most, most, -most, -most, half);
        assertTrue(sumOf(most, most).isFinite());
    }

    @Test
    void numbersThatAreNotFinite() {
        double infinity = Double.POSITIVE_INFINITY;
        assertEquals(infinity, sumOf(1.5, infinity, -2).value());
        assertEquals(
                -infinity, sumOf(-infinity, Double.MAX_VALUE, Double.MAX_VALUE).value());
        assertEquals(Double.NaN, sumOf(infinity, -infinity).value());
        assertEquals(Double.NaN, sumOf(Double.NaN, 1).value());
        double[] many = Numbers.array(100, random::nextDouble);
        many[70] = infinity;
        assertEquals(infinity, sumOf(many).value());
        ExactSum merged = sumOf(3);
        merged.add(sumOf(many));
        merged.add(sumOf(-infinity));
        assertEquals(Double.NaN, merged.value());
        assertFalse(merged.isFinite());
        assertThrows(ArithmeticException.class, merged::exact);
        merged.clear();
        assertEquals(0, merged.value());
    }

    @Test
    void aMillionNumbersOfOneSign() {
        double[] values = Numbers.array(1 << 20, () -> Math.nextDown(2.0));
        ExactSum sum = new ExactSum();
        ExactSum negative = new ExactSum();
        for (double value : values) {
            sum.add(value);
            negative.add(-value * 0x1p31);
        }
        BigDecimal expected = new BigDecimal(Math.nextDown(2.0)).multiply(BigDecimal.valueOf(1L << 20));
        assertEquals(0, expected.compareTo(sum.exact()));
        assertEquals(-expected.doubleValue() * 0x1p31, negative.value());
        assertEquals(sum.value(), sumOf(values).value());
    }

    @Test
    void integersLeaveTheLongInTime() {
        double large = 0x1p53 - 1;
        double[] values = Numbers.array(2_000, () -> large);
        check(values);
        ExactSum sum = sumOf(values);
        for (int i = 0; i < 12; i++) {
            sum.add(sum);
        }
        BigDecimal expected = new BigDecimal(large).multiply(BigDecimal.valueOf(2_000L << 12));
        assertEquals(0, expected.compareTo(sum.exact()));
        check(Numbers.array(1_000, () -> random.nextInt()));
        check(-0x1p63, 0x1p63, 0x1p62, 5);
    }

    @Test
    void floatsIntegersAndSimilarDoubles() {
        for (int i = 0; i < 100; i++) {
            check(Numbers.array(1_000, () -> (float) random.nextGaussian()));
            check(Numbers.array(1_000, () -> (float) (300 + random.nextGaussian())));
            check(Numbers.array(1_000, () -> random.nextInt(256)));
            check(Numbers.array(1_000, () -> random.nextDouble() * 1_000));
            int spread = i;
            check(Numbers.array(1_000, () -> Numbers.between(random, -spread, spread + 1)));
        }
    }

    @Test
    void blocksNearTheEndsOfTheRange() {
        for (int exponent : new int[] {-1_074, -1_060, -1_023, -1_022, 985, 995, 1_000, 1_015}) {
            for (int i = 0; i < 20; i++) {
                check(Numbers.array(300, () -> Numbers.between(random, exponent, exponent + 4)));
            }
        }
    }

    @Test
    void clearedSumsAreAsNew() {
        ExactSum sum = new ExactSum();
        for (int i = 0; i < 100; i++) {
            double[] values = Numbers.array(50, () -> Numbers.anywhere(random) / 1_024);
            sum.clear();
            sum.add(values, 0, values.length);
            assertEquals(values(values), sum.value());
        }
    }

    @Test
    void comparisonIsExact() {
        for (int i = 0; i < 5_000; i++) {
            double[] first = Numbers.array(random.nextInt(1, 4), () -> Numbers.between(random, -60, 60));
            double[] second = first.clone();
            second[0] += random.nextInt(3) - 1 == 0 ? 0 : Math.ulp(second[0]);
            int expected = Numbers.exactSum(first).compareTo(Numbers.exactSum(second));
            assertEquals(expected, Integer.signum(sumOf(first).compareTo(sumOf(second))));
        }
        assertEquals(0, sumOf(0.5, 2.5).compareTo(sumOf(3)));
        assertEquals(-1, sumOf(2).compareTo(sumOf(3)));
    }

    @Test
    void extendedErrsByLessThanItSays() {
        BigDecimal bound = new BigDecimal(Math.scalb(1.0, -104));
        for (int i = 0; i < 5_000; i++) {
            int most = random.nextInt(-100, 100);
            ExactSum sum = sumOf(Numbers.array(random.nextInt(1, 9), () -> Numbers.between(random, most - 130, most)));
            Extended extended = sum.extended();
            Dyadic parts = Dyadic.of(extended.high()).plus(Dyadic.of(extended.low()));
            BigDecimal found = new Dyadic(parts.mantissa(), parts.exponent() + extended.exponent()).toBigDecimal();
            BigDecimal error = found.subtract(sum.exact()).abs();
            assertTrue(error.compareTo(sum.exact().abs().multiply(bound)) <= 0, () -> "error " + error);
        }
    }

    private void check(double... values) {
        BigDecimal exact = Numbers.exactSum(values);
        long expected = Double.doubleToRawLongBits(exact.signum() == 0 ? 0 : exact.doubleValue());
        ExactSum sum = sumOf(values);
        assertEquals(0, exact.compareTo(sum.exact()), "exact sum");
        assertEquals(expected, Double.doubleToRawLongBits(sum.value()), "as a whole");
        ExactSum single = new ExactSum();
        for (double value : values) {
            single.add(value);
        }
        assertEquals(expected, Double.doubleToRawLongBits(single.value()), "number by number");
        double[] shuffled = values.clone();
        Numbers.shuffle(shuffled, random);
        int from = random.nextInt(values.length + 1);
        int to = random.nextInt(from, values.length + 1);
        ExactSum merged = partOf(shuffled, from, to);
        merged.add(partOf(shuffled, to, values.length));
        merged.add(partOf(shuffled, 0, from));
        assertEquals(expected, Double.doubleToRawLongBits(merged.value()), "in shuffled parts");
        assertEquals(expected, Double.doubleToRawLongBits(merged.value()), "asked twice");
    }

    private static ExactSum sumOf(double... values) {
        return partOf(values, 0, values.length);
    }

    private static ExactSum partOf(double[] values, int from, int to) {
        ExactSum sum = new ExactSum();
        sum.add(values, from, to);
        return sum;
    }
}
