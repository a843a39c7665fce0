package org.tileindex.bench;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.tileindex.statistic.ExactSum;

/// Sums of the cells of a zone: exact ones, number by number and as an array, beside a plain loop and a compensated
/// one, which depend on the order of cells.
public class ExactSumBench extends SuiteBenchmark {
    private static final int CELLS = 4_096;

    /// `float32`: temperatures; `integer`: bytes; `area`: doubles of similar size; `wide`: 200 binary exponents.
    @Param({"float32", "integer", "area", "wide"})
    public String values = "";

    private final ExactSum exact = new ExactSum();
    private double[] cells = {};

    /// Both ways to add must give the double nearest to the sum.
    @Setup
    public void setUp() {
        cells = DoubleStream.generate(source(values)).limit(CELLS).toArray();
        BigDecimal sum = BigDecimal.ZERO;
        for (double cell : cells) {
            sum = sum.add(new BigDecimal(cell));
        }
        Gate.equal(sum.doubleValue(), exactOneByOne(), "sum, number by number");
        Gate.equal(sum.doubleValue(), exactArray(), "sum of the array");
    }

    private static DoubleSupplier source(String values) {
        SplittableRandom random = new SplittableRandom(1);
        return switch (values) {
            case "float32" -> () -> (float) (285 + 15 * random.nextGaussian());
            case "integer" -> () -> random.nextInt(256);
            case "area" -> () -> 8e5 * (1 + random.nextDouble());
            case "wide" -> () -> Math.scalb(random.nextGaussian(), random.nextInt(-100, 100));
            default -> throw new IllegalArgumentException(values);
        };
    }

    @Benchmark
    public double plain() {
        double sum = 0;
        for (double cell : cells) {
            sum += cell;
        }
        return sum;
    }

    /// A. Neumaier's compensated sum (1974).
    @Benchmark
    public double neumaier() {
        double sum = 0;
        double errors = 0;
        for (double cell : cells) {
            double next = sum + cell;
            errors += Math.abs(sum) >= Math.abs(cell) ? (sum - next) + cell : (cell - next) + sum;
            sum = next;
        }
        return sum + errors;
    }

    @Benchmark
    public double exactOneByOne() {
        exact.clear();
        for (double cell : cells) {
            exact.add(cell);
        }
        return exact.value();
    }

    @Benchmark
    public double exactArray() {
        exact.clear();
        exact.add(cells, 0, cells.length);
        return exact.value();
    }
}
