package org.tileindex.statistic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/// The fast way decides nearly always. [WeightedSumsTest] holds both ways to the exact value.
class VarianceTest {
    private static final int ZONES = 20_000;
    private static final int MOST_OPEN = 10;

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void fewVariancesAreLeftOpen() {
        hold("floats", () -> (float) (300 + 20 * random.nextGaussian()));
        hold("bytes", () -> random.nextInt(256));
        hold("values near each other", () -> 1_000 + random.nextDouble());
    }

    private void hold(String what, DoubleSupplier value) {
        int open = 0;
        for (int zone = 0; zone < ZONES; zone++) {
            ExactSum weights = new ExactSum();
            ExactSum first = new ExactSum();
            ExactSum second = new ExactSum();
            for (int i = 0; i < 10; i++) {
                double x = value.getAsDouble();
                weights.add(1);
                first.add(x);
                second.add(x * x);
                second.add(Math.fma(x, x, -x * x));
            }
            if (Double.isNaN(Variance.fast(weights.extended(), first.extended(), second.extended()))) {
                open++;
            }
        }
        int found = open;
        assertTrue(open <= MOST_OPEN, () -> what + ": " + found + " of " + ZONES);
    }
}
