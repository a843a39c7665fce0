package org.tileindex.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The collector of a zone: all statistics at once, the same bits whatever the order and partition of cells.
class CellStatisticsTest {
    private static final StatisticSet ALL = StatisticSet.parse("count,sum,mean,min,max,stdev,variance,cv,median,"
            + "quantile:0.1,quantile:0.9,majority,minority,variety,weighted_mean,weighted_sum,cells");
    private static final long BUDGET = 1L << 16;

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(26);

    @Test
    void smallZoneByHand() {
        try (CellStatistics zone = new CellStatistics(ALL, BUDGET, folder, new SumBlocks())) {
            zone.add(new double[] {9, 2, 4, 9}, 1, 3);
            zone.add(4, 0.5);
            zone.add(new double[] {10, 7}, new double[] {0.5, 0}, 0, 2);
            assertEquals(
                    "3.0 13.0 4.333333333333333 2.0 10.0 2.6874192494328497 7.222222222222222 0.6201736729460423 "
                            + "4.0 2.0 10.0 4.0 10.0 3.0 4.333333333333333 13.0 4.0",
                    text(zone));
        }
    }

    @Test
    void noCellsAreNulls() {
        try (CellStatistics zone = new CellStatistics(ALL, BUDGET, folder, new SumBlocks())) {
            zone.add(5, 0);
            zone.add(new double[] {1, 2}, new double[] {0, 0}, 0, 2);
            zone.add(new double[0], 0, 0);
            assertEquals("0.0 - - - - - - - - - - - - - - - 0.0", text(zone));
        }
    }

    @Test
    void meanOfZeroHasNoVariation() {
        try (CellStatistics zone =
                new CellStatistics(StatisticSet.parse("cv,stdev"), BUDGET, folder, new SumBlocks())) {
            zone.add(new double[] {-1, 1}, 0, 2);
            assertEquals(OptionalDouble.empty(), zone.value(Statistic.parse("cv")));
            assertEquals(OptionalDouble.of(1), zone.value(Statistic.parse("stdev")));
        }
    }

    @Test
    void resultsFollowNewCells() {
        try (CellStatistics zone = new CellStatistics(ALL, BUDGET, folder, new SumBlocks())) {
            zone.add(new double[] {1, 1}, 0, 2);
            assertEquals(OptionalDouble.of(0), zone.value(Statistic.parse("variance")));
            assertEquals(OptionalDouble.of(1), zone.value(Statistic.parse("variety")));
            zone.add(new double[] {3, 3}, 0, 2);
            assertEquals(OptionalDouble.of(1), zone.value(Statistic.parse("variance")));
            assertEquals(OptionalDouble.of(2), zone.value(Statistic.parse("variety")));
            zone.clear();
            assertEquals(OptionalDouble.empty(), zone.value(Statistic.parse("variance")));
        }
    }

    @Test
    void orderAndPartitionChangeNothing() {
        for (int i = 0; i < 30; i++) {
            int size = random.nextInt(1, 3_000);
            boolean integers = random.nextBoolean();
            double[] values = Numbers.array(size, () -> integers ? random.nextInt(500) : (float) random.nextGaussian());
            double[] weights = Numbers.array(size, () -> random.nextInt(4) == 0 ? random.nextDouble() : 1);
            String expected = "";
            for (long budget : new long[] {BUDGET, 1, 1L << 22}) {
                try (CellStatistics zone = collected(values, weights, budget)) {
                    expected = expected.isEmpty() ? text(zone) : expected;
                    assertEquals(expected, text(zone));
                }
                shuffle(values, weights);
            }
            WeightOracle oracle = WeightOracle.of(values, weights);
            String[] words = expected.split(" ", -1);
            assertEquals(Numbers.exactSum(weights).doubleValue(), Double.parseDouble(words[0]));
            assertEquals(oracle.quantile(new BigDecimal("0.5")), Double.parseDouble(words[8]));
            assertEquals(oracle.majority(), Double.parseDouble(words[11]));
        }
    }

    private void shuffle(double[] values, double[] weights) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double value = values[i];
            double weight = weights[i];
            values[i] = values[other];
            weights[i] = weights[other];
            values[other] = value;
            weights[other] = weight;
        }
    }

    /// Collects pieces by several collectors, in three ways, and merges these.
    private CellStatistics collected(double[] values, double[] weights, long budget) {
        List<CellStatistics> parts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            parts.add(new CellStatistics(ALL, budget, folder, new SumBlocks()));
        }
        for (int from = 0; from < values.length; ) {
            int to = random.nextInt(from, values.length) + 1;
            CellStatistics part = parts.get(random.nextInt(parts.size()));
            if (Arrays.stream(weights, from, to).allMatch(weight -> weight == 1)) {
                part.add(values, from, to);
            } else if (random.nextBoolean()) {
                part.add(values, weights, from, to);
            } else {
                for (int i = from; i < to; i++) {
                    part.add(values[i], weights[i]);
                }
            }
            from = to;
        }
        CellStatistics all = parts.getFirst();
        for (CellStatistics part : parts.subList(1, 4)) {
            all.merge(part);
            part.close();
        }
        return all;
    }

    @Test
    void sharesOfValues() {
        try (CellStatistics zone = new CellStatistics(StatisticSet.parse("frac"), BUDGET, folder, new SumBlocks())) {
            zone.add(new double[] {3, 1, 3}, 0, 3);
            zone.add(2.5, 0.5);
            zone.add(2.5, 0.5);
            TreeMap<Double, Double> shares = new TreeMap<>();
            zone.shares(shares::put);
            assertEquals("{1.0=0.25, 2.5=0.25, 3.0=0.5}", shares.toString());
            assertThrows(IllegalArgumentException.class, () -> zone.value(Statistic.parse("frac")));
        }
    }

    @Test
    void statisticsThatWereNotPrepared() {
        try (CellStatistics zone = new CellStatistics(StatisticSet.parse("sum"), BUDGET, folder, new SumBlocks())) {
            zone.add(1, 1);
            assertThrows(IllegalStateException.class, () -> zone.value(Statistic.parse("variance")));
            assertThrows(IllegalStateException.class, () -> zone.value(Statistic.parse("median")));
            assertThrows(IllegalStateException.class, () -> zone.shares((value, share) -> {}));
        }
    }

    private static String text(CellStatistics zone) {
        List<String> words = new ArrayList<>();
        for (Statistic statistic : ALL.statistics()) {
            OptionalDouble value = zone.value(statistic);
            words.add(value.isEmpty() ? "-" : Double.toString(value.getAsDouble()));
        }
        return String.join(" ", words);
    }
}
