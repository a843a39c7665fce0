package org.tileindex.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.plan.PredictedTask;
import org.tileindex.plan.TaskKind;

/// A stage keeps between the bounds of any schedule that leaves no worker idle beside a waiting task (R. L. Graham,
/// Bounds for certain multiprocessing anomalies, 1966).
class ClusterStageTest {
    private static final double ROUNDING = 1e-6;

    private static final Assumptions NO_OVERHEAD = new Assumptions(Map.of(Assumption.TASK_MS, 0.0));

    private static List<PredictedTask> shards(long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, 1 + random.nextInt(300))
                .mapToObj(i -> PredictedTask.shard("z", (long) Math.exp(10 + 12 * random.nextDouble())))
                .toList();
    }

    private static double busy(List<PredictedTask> tasks) {
        return tasks.stream().mapToLong(PredictedTask::cost).sum() / 1e9;
    }

    private static double longest(List<PredictedTask> tasks) {
        return tasks.stream().mapToLong(PredictedTask::cost).max().orElse(0) / 1e9;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aStageIsNoShorterThanItsLongestTaskAndItsShareOfTheWork(long seed) {
        List<PredictedTask> tasks = shards(seed);
        double bound = Double.POSITIVE_INFINITY;
        for (int workers : new int[] {1, 2, 3, 16, 64, 256, 1_024}) {
            ClusterStage stage = ClusterStage.play("write", tasks, new Cluster(workers, 1), NO_OVERHEAD);
            double least = Math.max(longest(tasks), busy(tasks) / workers);
            assertTrue(stage.seconds() >= least - ROUNDING, () -> stage + " in less than " + least);
            assertTrue(stage.seconds() <= busy(tasks) / workers + longest(tasks) + ROUNDING, stage::toString);
            assertTrue(least <= bound, "more workers, a longer bound");
            bound = least;
            assertEquals(busy(tasks), stage.busySeconds(), ROUNDING);
            assertEquals(longest(tasks), stage.longestSeconds(), ROUNDING);
            assertEquals(tasks.size(), stage.tasks());
        }
    }

    /// Tasks of a second by two executors of two workers.
    @Test
    void everyTaskHasItsOverhead() {
        List<PredictedTask> tasks = IntStream.range(0, 8)
                .mapToObj(i -> PredictedTask.shard("z", 1_000_000_000))
                .toList();
        Assumptions half = new Assumptions(Map.of(Assumption.TASK_MS, 500.0));
        ClusterStage stage = ClusterStage.play("write", tasks, new Cluster(2, 2), half);
        assertEquals(3, stage.seconds(), ROUNDING);
        assertEquals(12, stage.busySeconds(), ROUNDING);
    }

    /// A heavy scan is cut in bands once it is known to be valid.
    @Test
    void aScanIsSharedByWorkersAndItsCheckIsNot() {
        PredictedTask scan =
                new PredictedTask(TaskKind.SCAN, "z", 8_000_000_000L, 0, List.of(), true, new AtomicInteger(1));
        PredictedTask check = new PredictedTask(
                TaskKind.VALIDATE, "z", 1_000_000_000, 8_000_000_000L, List.of(scan), false, new AtomicInteger(1));
        ClusterStage stage = ClusterStage.play("scan", List.of(check), new Cluster(4, 2), NO_OVERHEAD);
        assertEquals(2, stage.seconds(), ROUNDING);
        assertEquals(9, stage.tasks());
    }

    /// A run of an hour on three cores and the driver's: 4 core hours, 2,000 PUT, 500 GET, 3 GB kept, 5 GB read.
    @Test
    void onlyWhatHasAPriceIsSummed() {
        Traffic traffic = new Traffic(1_500, 100, 400, 3_000_000_000L, 400, 2_000_000_000L, false);
        ClusterForecast forecast = new ClusterForecast(
                new Cluster(1, 3), 600, List.of(new ClusterStage("write", 1, 2_400, 7_200, 2_400)), 600, traffic);
        assertEquals(OptionalDouble.empty(), new Prices(Map.of()).of(forecast));
        Map<Price, Double> amounts = Map.of(
                Price.CORE_HOUR, 4.0, Price.PUT_1000, 2.0, Price.GET_1000, 0.4, Price.GB_MONTH, 3.0, Price.GB_OUT, 2.0);
        amounts.forEach((price, amount) -> assertEquals(
                7 * amount, new Prices(Map.of(price, 7.0)).of(forecast).orElseThrow(), ROUNDING, price::label));
        assertEquals(
                4 * 0.5 + 2 * 0.25,
                new Prices(Map.of(Price.CORE_HOUR, 0.5, Price.PUT_1000, 0.25))
                        .of(forecast)
                        .orElseThrow(),
                ROUNDING);
        assertEquals(1 - 7_200 / (3 * 3_600.0), forecast.idleShare(), ROUNDING);
        assertEquals(2, forecast.busyCoreHours(), ROUNDING);
        Traffic back = new Traffic(1_500, 100, 400, 3_000_000_000L, 400, 2_000_000_000L, true);
        assertEquals(2_000, back.gets());
        assertEquals(5_000_000_000L, back.bytesRead());
    }
}
