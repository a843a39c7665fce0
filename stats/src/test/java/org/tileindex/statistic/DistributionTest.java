package org.tileindex.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Distributions against a map from values to exact weights. Cells come in order, shuffled, and in parts that are
/// merged, with memory for all of them and with so little that nearly all go to files.
class DistributionTest {
    private static final long AMPLE = 1L << 20;
    private static final long TINY = 1;
    private static final List<BigDecimal> QUANTILES = Stream.of("0.9", "0", "0.1", "0.25", "0.5", ".50", "1", "0.999")
            .map(BigDecimal::new)
            .toList();

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(50);

    @Test
    void classesUnderCoverage() throws IOException {
        check(3_000, () -> random.nextInt(12), this::coverage);
    }

    @Test
    void integersOfWeightOne() throws IOException {
        check(3_000, () -> random.nextInt(-100, 300), () -> 1);
        check(3_000, () -> random.nextInt(-40_000, 40_000), () -> 1);
        check(3_000, () -> random.nextInt(), () -> 1);
        check(500, () -> Integer.MAX_VALUE - random.nextInt(300), () -> 1);
        check(500, () -> Integer.MIN_VALUE + random.nextInt(300), () -> 1);
        check(500, () -> 1e12 + random.nextInt(300), () -> 1);
    }

    @Test
    void floatsUnderCoverage() throws IOException {
        check(3_000, () -> (float) random.nextGaussian(), this::coverage);
        check(9_000, () -> Math.rint(random.nextGaussian() * 64) / 64, this::coverage);
    }

    @Test
    void valuesOfAllExponentsAndInfinities() throws IOException {
        check(2_000, () -> Numbers.anywhere(random), () -> Math.abs(Numbers.between(random, -300, 300)));
        check(300, () -> random.nextInt(3) - 1 == 0 ? 1 : Double.NEGATIVE_INFINITY, this::coverage);
        check(300, () -> random.nextInt(2) == 0 ? random.nextInt(5) : Double.POSITIVE_INFINITY, this::coverage);
    }

    @Test
    void integerWeightsWhoseSumsAreNotDoubles() throws IOException {
        check(5_000, () -> random.nextInt(1_000), () -> Math.rint(0x1p53 * random.nextDouble()));
    }

    private double coverage() {
        return random.nextInt(3) == 0 ? random.nextDouble() : random.nextInt(5) == 0 ? 0 : 1;
    }

    /// 0.1 as a double is larger than a tenth, which the first of ten cells reaches.
    @Test
    void quantilesAreDecimalNumbers() {
        try (Distribution cells = new Distribution(AMPLE, folder)) {
            cells.add(new double[] {10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, 0, 10);
            BigDecimal tenth = new BigDecimal("0.1");
            BigDecimal more = new BigDecimal("0.1000000000000000000001");
            Ranking ranking = cells.ranking(List.of(more, tenth)).orElseThrow();
            assertEquals(1, ranking.quantile(tenth));
            assertEquals(2, ranking.quantile(more));
        }
    }

    /// A rounded sum of weights would reach the half one value early or late.
    @Test
    void halvesAreExact() {
        for (double error : new double[] {-0x1p-80, 0, 0x1p-80}) {
            double[] values = {1, 2, 3, 4};
            double[] weights = {0.3, 0.7, 0.7, 0.3};
            try (Distribution cells = new Distribution(AMPLE, folder)) {
                for (int i = 0; i < 4; i++) {
                    cells.add(values[i], weights[i]);
                }
                cells.add(5, 0x1p-70);
                cells.add(1, 0x1p-70 + error);
                WeightOracle oracle = WeightOracle.of(values, weights);
                oracle.add(5, 0x1p-70);
                oracle.add(1, 0x1p-70 + error);
                oracle.hold(cells, QUANTILES);
                double median = cells.ranking(QUANTILES).orElseThrow().quantile(new BigDecimal("0.5"));
                assertEquals(error < 0 ? 3 : 2, median);
            }
        }
    }

    @Test
    void tiesOfMajorityAndMinorityGoToTheSmallerValue() {
        try (Distribution cells = new Distribution(AMPLE, folder)) {
            cells.add(new double[] {7, 3, 7, 3, 5, 4}, 0, 6);
            Ranking ranking = cells.ranking(List.of()).orElseThrow();
            assertEquals(3, ranking.majority());
            assertEquals(4, ranking.minority());
            cells.add(7, 0x1p-100);
            cells.add(5, 0x1p-100);
            cells.add(4, 0x1p-100);
            cells.add(4, 0x1p-160);
            ranking = cells.ranking(List.of()).orElseThrow();
            assertEquals(7, ranking.majority());
            assertEquals(5, ranking.minority());
        }
    }

    @Test
    void bothZerosAreOneValue() {
        try (Distribution cells = new Distribution(AMPLE, folder)) {
            cells.add(-0.0, 0.5);
            cells.add(new double[] {-0.0, 0.0}, 0, 2);
            cells.add(0.0, 0.25);
            Ranking ranking = cells.ranking(QUANTILES).orElseThrow();
            assertEquals(1, ranking.variety());
            assertEquals(0, Double.doubleToRawLongBits(ranking.majority()));
            assertEquals(0, Double.doubleToRawLongBits(ranking.quantile(BigDecimal.ONE)));
        }
    }

    @Test
    void nothingHasNoRanking() {
        try (Distribution cells = new Distribution(AMPLE, folder)) {
            cells.add(3, 0);
            assertEquals(Optional.empty(), cells.ranking(QUANTILES));
            assertEquals(0, cells.weight());
        }
    }

    @Test
    void manyFilesAreMergedAndDeleted() throws IOException {
        double[] values = Numbers.array(40_000, random::nextDouble);
        double[] weights = Numbers.array(40_000, () -> 1);
        try (Distribution cells = new Distribution(TINY, folder)) {
            cells.add(values, 0, values.length);
            long files = files();
            assertTrue(cells.hasSpilled() && files > 3 && files < 46, () -> files + " files");
            assertTrue(cells.bytes() < 4_096);
            WeightOracle.of(values, weights).hold(cells, QUANTILES);
        }
        assertEquals(0, files());
    }

    @Test
    void clearedDistributionsAreAsNew() throws IOException {
        try (Distribution cells = new Distribution(4_096, folder)) {
            for (int i = 0; i < 200; i++) {
                int middle = random.nextInt(-1_000, 1_000);
                double[] values = Numbers.array(random.nextInt(1, 300), () -> middle + random.nextInt(80));
                double[] weights = Numbers.array(values.length, this::coverage);
                weights[0] = 1;
                fill(cells, values, weights);
                WeightOracle.of(values, weights).hold(cells, QUANTILES);
                cells.clear();
                assertEquals(0, files());
            }
        }
    }

    @Test
    void aFolderThatIsNotThere() {
        Distribution cells = new Distribution(TINY, folder.resolve("missing"));
        double[] values = Numbers.array(1_000, random::nextDouble);
        assertThrows(UncheckedIOException.class, () -> cells.add(values, 0, values.length));
        cells.close();
    }

    @Test
    void aFileThatCannotBeWrittenWholeIsDeleted() throws IOException {
        PairSource broken = new PairSource() {
            private int pairs;

            @Override
            public boolean advance() throws IOException {
                if (pairs++ > 5_000) {
                    throw new IOException("broken");
                }
                return true;
            }

            @Override
            public long key() {
                return pairs;
            }

            @Override
            public double addend() {
                return 1;
            }
        };
        assertThrows(IOException.class, () -> PairRun.write(folder, 0, broken));
        assertEquals(0, files());
    }

    @Test
    void aFileThatIsCutOffIsNotTrusted() throws IOException {
        try (Distribution cells = new Distribution(TINY, folder)) {
            double[] values = Numbers.array(40, random::nextDouble);
            cells.add(values, 0, values.length);
            try (Stream<Path> files = Files.list(folder)) {
                Path file = files.findFirst().orElseThrow();
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));
            }
            assertThrows(UncheckedIOException.class, () -> cells.ranking(QUANTILES));
        }
        assertEquals(0, files());
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private void check(int size, DoubleSupplier value, DoubleSupplier weight) throws IOException {
        double[] values = Numbers.array(size, value);
        double[] weights = Numbers.array(size, weight);
        WeightOracle oracle = WeightOracle.of(values, weights);
        for (long budget : new long[] {AMPLE, TINY, 20_000}) {
            try (Distribution cells = new Distribution(budget, folder);
                    Distribution other = new Distribution(random.nextBoolean() ? budget : AMPLE, folder)) {
                int half = random.nextInt(size);
                fill(cells, Arrays.copyOfRange(values, half, size), Arrays.copyOfRange(weights, half, size));
                cells.ranking(QUANTILES);
                fill(other, Arrays.copyOf(values, half), Arrays.copyOf(weights, half));
                cells.merge(other);
                oracle.hold(cells, QUANTILES);
                oracle.hold(cells, QUANTILES);
                assertFalse(other.hasSpilled());
                assertEquals(Optional.empty(), other.ranking(QUANTILES));
            }
        }
        assertEquals(0, files());
    }

    private static void fill(Distribution cells, double[] values, double[] weights) {
        for (int i = 0; i < values.length; ) {
            int to = i;
            while (to < values.length && weights[to] == 1) {
                to++;
            }
            cells.add(values, i, to);
            if (to < values.length) {
                cells.add(values[to], weights[to]);
            }
            i = to + 1;
        }
    }
}
