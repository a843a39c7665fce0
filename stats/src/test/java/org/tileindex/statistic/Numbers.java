package org.tileindex.statistic;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/// Numbers for tests, and their exact sums by brute force.
final class Numbers {
    private Numbers() {}

    /// Any finite double: all exponents, subnormal ones too, are equally likely.
    static double anywhere(SplittableRandom random) {
        while (true) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                return value;
            }
        }
    }

    /// A double between 2^least and 2^most in size, of either sign.
    static double between(SplittableRandom random, int least, int most) {
        double mantissa = 1 + random.nextDouble();
        double value = Math.scalb(mantissa, random.nextInt(least, most));
        return random.nextBoolean() ? value : -value;
    }

    static double[] array(int size, DoubleSupplier source) {
        return DoubleStream.generate(source).limit(size).toArray();
    }

    static void shuffle(double[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }

    static BigDecimal exactSum(double... values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : values) {
            sum = sum.add(new BigDecimal(value));
        }
        return sum;
    }
}
