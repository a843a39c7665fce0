package org.tileindex.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.tileindex.request.RunRequest;
import org.tileindex.scheduler.Dispatch;
import org.tileindex.scheduler.Schedule;
import org.tileindex.scheduler.Simulation;
import org.tileindex.scheduler.Task;

/// The predicted course of a run.
///
/// @param fromHistory whether runs with the same parameters are known; else it rests on rates and sizes
/// @param zones by id
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
    ///
    /// @param recalled whether its cells are known from an earlier run
    /// @param shards number of shards of its own; 0 where zones share shards
    public record ZonePrediction(String id, ZoneCost cost, boolean recalled, int shards) {}

    /// Results of earlier runs that need not be found out again.
    ///
    /// @param valid whether the zones are known to be valid
    /// @param recalled numbers of the groups of zones whose cells are known
    public record Known(boolean valid, Set<Integer> recalled) {
        public Known {
            recalled = Set.copyOf(recalled);
        }
    }

    /// Simulates the work on zones with the costs of a model.
    ///
    /// @param works the zones by id
    /// @param groups of all these zones
    /// @param known results of earlier runs
    public static Prediction of(
            CostModel model,
            List<ZoneWork> works,
            List<ZoneGroup> groups,
            Known known,
            RunRequest.Layout layout,
            Dispatch dispatch) {
        boolean packed = layout.shards().sharesShards();
        BitSet recalled = recalled(groups, known);
        List<ZonePrediction> zones = works.stream()
                .map(work -> zone(work, model.of(work), recalled.get(work.number()), layout))
                .toList();
        ZoneCost sum = zones.stream().map(ZonePrediction::cost).reduce(ZoneCost.NONE, ZoneCost::plus);
        long tiles = model.tiles(sum);
        int shards = packed
                ? Math.toIntExact(Math.ceilDiv(tiles, layout.shardRows()))
                : zones.stream().mapToInt(ZonePrediction::shards).sum();
        List<Task> tasks = packed ? packed(zones, groups, shards, known) : byZone(zones, groups, known);
        Schedule schedule = play(dispatch, tasks);
        long bytes = model.bytes(sum, zones.size());
        return new Prediction(
                model.known().isPresent(),
                zones,
                tiles,
                shards,
                bytes,
                model.openingSeconds(known.recalled().size() < groups.size(), zones.size())
                        + schedule.makespan() / 1e9
                        + model.closingSeconds(zones.size(), bytes),
                schedule);
    }

    /// The numbers of the zones whose cells are known.
    private static BitSet recalled(List<ZoneGroup> groups, Known known) {
        BitSet numbers = new BitSet();
        groups.stream()
                .filter(group -> known.recalled().contains(group.number()))
                .forEach(group -> group.zones().forEach(work -> numbers.set(work.number())));
        return numbers;
    }

    private static ZonePrediction zone(ZoneWork work, ZoneCost cost, boolean recalled, RunRequest.Layout layout) {
        // A shard has a row of the grid at least.
        int shards = layout.shards().sharesShards()
                ? 0
                : (int) Math.min(work.window().rows().rows(), Math.ceilDiv(cost.tiles(), layout.shardRows()));
        return new ZonePrediction(work.id(), cost, recalled, shards);
    }

    /// The first tasks, where each zone has shards of its own.
    private static List<Task> byZone(List<ZonePrediction> zones, List<ZoneGroup> groups, Known known) {
        List<Task> tasks = new ArrayList<>(groups.size());
        for (ZoneGroup group : groups) {
            List<PredictedTask> written = group.zones().stream()
                    .map(work -> zones.get(work.number()))
                    .flatMap(zone -> shards(zone.id(), zone.cost().shardNanos(), zone.shards()).stream())
                    .toList();
            tasks.add(task(group, cost(zones, group), written, new AtomicInteger(1), known));
        }
        return tasks;
    }

    /// The first tasks, where zones share shards, which can be cut only when all cells are known.
    private static List<Task> packed(List<ZonePrediction> zones, List<ZoneGroup> groups, int shards, Known known) {
        long nanos = zones.stream().mapToLong(zone -> zone.cost().shardNanos()).sum();
        List<PredictedTask> written = shards("packed", nanos, shards);
        AtomicInteger open = new AtomicInteger(groups.size());
        List<Task> tasks = new ArrayList<>(groups.size());
        for (ZoneGroup group : groups) {
            tasks.add(task(group, cost(zones, group), written, open, known));
        }
        return tasks;
    }

    private static List<PredictedTask> shards(String name, long nanos, int shards) {
        return IntStream.range(0, shards)
                .mapToObj(i -> PredictedTask.shard(name, nanos / shards))
                .toList();
    }

    private static ZoneCost cost(List<ZonePrediction> zones, ZoneGroup group) {
        return group.zones().stream()
                .map(work -> zones.get(work.number()).cost())
                .reduce(ZoneCost.NONE, ZoneCost::plus);
    }

    private static PredictedTask task(
            ZoneGroup group, ZoneCost cost, List<PredictedTask> written, AtomicInteger open, Known known) {
        if (known.recalled().contains(group.number())) {
            return PredictedTask.whole(TaskKind.RECALL, group.name(), cost, written, open);
        }
        PredictedTask scan = PredictedTask.divisible(TaskKind.SCAN, group.name(), cost, written, open);
        return known.valid()
                ? scan
                : PredictedTask.whole(TaskKind.VALIDATE, group.name(), cost, List.of(scan), new AtomicInteger(1));
    }

    private static Schedule play(Dispatch dispatch, List<Task> tasks) {
        try {
            return Simulation.play(dispatch, tasks, Task::cost);
        } catch (Exception e) {
            throw new IllegalStateException("predicted tasks do not fail", e);
        }
    }
}
