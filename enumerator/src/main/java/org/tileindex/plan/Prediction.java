package org.tileindex.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.tileindex.scheduler.Dispatch;
import org.tileindex.scheduler.Schedule;
import org.tileindex.scheduler.Simulation;
import org.tileindex.scheduler.Task;

/// The predicted course of a run.
///
/// @param fromHistory whether runs with the same parameters are known; else it rests on rates and sizes
/// @param seconds from the request to the end
/// @param schedule which worker would do what when; its clock starts with the first task
public record Prediction(
        boolean fromHistory,
        List<ZonePrediction> zones,
        long tiles,
        int shards,
        long bytes,
        double seconds,
        Schedule schedule) {

    /// The predicted outcome for one zone.
    public record ZonePrediction(String id, ZoneCost cost, int shards) {}

    /// Results of earlier runs that need not be found out again.
    ///
    /// @param valid whether the zones are known to be valid
    /// @param recalled ids of the zones whose cells are known
    public record Known(boolean valid, Set<String> recalled) {}

    /// Simulates the work on `zones` with the costs of a model.
    ///
    /// @param known results of earlier runs
    /// @param shardRows about the most tiles of a shard
    public static Prediction of(CostModel model, List<ZoneWork> zones, Known known, long shardRows, Dispatch dispatch) {
        List<ZonePrediction> predictions = new ArrayList<>(zones.size());
        List<Task> tasks = new ArrayList<>(zones.size());
        for (ZoneWork work : zones) {
            ZoneCost cost = model.of(work);
            // A shard has a row at least.
            int shards = (int) Math.min(work.window().rows().rows(), Math.ceilDiv(cost.tiles(), shardRows));
            predictions.add(new ZonePrediction(work.id(), cost, shards));
            tasks.add(task(work.id(), cost, shards, known));
        }
        Schedule schedule = play(dispatch, tasks);
        ZoneCost sum = predictions.stream().map(ZonePrediction::cost).reduce(ZoneCost.NONE, ZoneCost::plus);
        long bytes = model.bytes(sum, zones.size());
        return new Prediction(
                model.known().isPresent(),
                predictions,
                sum.tiles(),
                predictions.stream().mapToInt(ZonePrediction::shards).sum(),
                bytes,
                model.openingSeconds(known.recalled().size() < zones.size(), zones.size())
                        + schedule.makespan() / 1e9
                        + model.closingSeconds(zones.size(), bytes),
                schedule);
    }

    private static PredictedTask task(String id, ZoneCost cost, int shards, Known known) {
        List<PredictedTask> written = LongStream.range(0, shards)
                .mapToObj(i -> PredictedTask.whole(TaskKind.SHARD, id, TaskKind.SHARD.cost(cost) / shards, List.of()))
                .toList();
        if (known.recalled().contains(id)) {
            return PredictedTask.whole(TaskKind.RECALL, id, TaskKind.RECALL.cost(cost), written);
        }
        PredictedTask scan = PredictedTask.divisible(TaskKind.SCAN, id, TaskKind.SCAN.cost(cost), written);
        return known.valid()
                ? scan
                : PredictedTask.whole(TaskKind.VALIDATE, id, TaskKind.VALIDATE.cost(cost), List.of(scan));
    }

    private static Schedule play(Dispatch dispatch, List<Task> tasks) {
        try {
            return Simulation.play(dispatch, tasks, Task::cost);
        } catch (Exception e) {
            throw new IllegalStateException("predicted tasks do not fail", e);
        }
    }
}
