package org.tileindex.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Exact numbers against BigDecimal.
class DyadicTest {
    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void arithmeticIsExact() {
        for (int i = 0; i < 2_000; i++) {
            double a = Numbers.anywhere(random);
            double b = i % 10 == 0 ? 0 : Numbers.anywhere(random);
            BigDecimal first = new BigDecimal(a);
            BigDecimal second = new BigDecimal(b);
            Dyadic x = Dyadic.of(a);
            Dyadic y = Dyadic.of(b);
            assertEquals(0, first.compareTo(x.toBigDecimal()));
            assertEquals(0, first.add(second).compareTo(x.plus(y).toBigDecimal()));
            assertEquals(0, first.subtract(second).compareTo(x.minus(y).toBigDecimal()));
            assertEquals(0, first.multiply(second).compareTo(x.times(y).toBigDecimal()));
            assertEquals(first.compareTo(second) < 0, x.isLessThan(y));
        }
    }

    /// The quotient is 2^53 + 1, in the middle of two doubles, or differs from it by less than 2^-200.
    @Test
    void quotientsNextToATie() {
        BigInteger divisor = BigInteger.ONE.shiftLeft(200).add(BigInteger.TWO);
        BigInteger tie = BigInteger.valueOf((1L << 53) + 1).multiply(divisor);
        double even = 0x1p53;
        assertEquals(even, quotient(tie, divisor));
        assertEquals(even + 2, quotient(tie.add(BigInteger.ONE), divisor));
        assertEquals(even, quotient(tie.subtract(BigInteger.ONE), divisor));
        assertEquals(-even - 2, quotient(tie.add(BigInteger.ONE).negate(), divisor));
    }

    private static double quotient(BigInteger dividend, BigInteger divisor) {
        return new Dyadic(dividend, 7).nearestQuotient(new Dyadic(divisor, 7));
    }

    /// A double divided by a power of two, below the smallest normal number and above the largest one.
    @Test
    void quotientsAtTheEndsOfTheRange() {
        for (int i = 0; i < 20_000; i++) {
            double value = Math.abs(Numbers.anywhere(random));
            int power = random.nextInt(-1_100, 1_100);
            BigDecimal factor =
                    Dyadic.of(1).times(new Dyadic(BigInteger.ONE, power)).toBigDecimal();
            double expected = new BigDecimal(value).multiply(factor).doubleValue();
            assertEquals(expected, Dyadic.of(value).nearestQuotient(new Dyadic(BigInteger.ONE, -power)));
        }
    }
}
