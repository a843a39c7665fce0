package org.tileindex.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.tileindex.plan.PredictedTask;
import org.tileindex.plan.Prediction;
import org.tileindex.plan.Prediction.ZonePrediction;
import org.tileindex.plan.RunPlan;
import org.tileindex.plan.TaskKind;
import org.tileindex.plan.ZoneCost;
import org.tileindex.plan.ZoneGroup;
import org.tileindex.raster.PlanFigures;

/// Foretells a planned run of `enumerate` on clusters. Its tasks are those of the plan, with the same costs, in two
/// stages: cells of all zones are found, then shards are written. Executors remember nothing, so that every zone is
/// validated and scanned.
public final class RunForecast {
    /// Those of a run without errors.
    private static final int REPORTS = 4;

    private final RunPlan plan;
    private final Assumptions assumptions;
    private final Traffic traffic;
    private final double blockNanos;
    private final long shardNanos;

    /// @param blocks of rasters that the run reads, if it does
    public RunForecast(RunPlan plan, Optional<PlanFigures> blocks, Assumptions assumptions) {
        this.plan = plan;
        this.assumptions = assumptions;
        long shards = plan.prediction().shards();
        int datasets = datasets();
        this.traffic = new Traffic(
                shards * datasets,
                shards,
                REPORTS + (long) datasets,
                plan.prediction().bytes(),
                blocks.map(PlanFigures::requests).orElse(0L),
                blocks.map(PlanFigures::bytes).orElse(0L),
                true);
        this.blockNanos = blocks.map(figures -> assumptions.blockNanos(figures.blocks())
                        + assumptions.workerNanos(figures.requests(), (double) figures.bytes()))
                .orElse(0.0);
        this.shardNanos =
                zones().stream().mapToLong(zone -> zone.cost().shardNanos()).sum();
    }

    private int datasets() {
        return plan.request().layout().datasets().size();
    }

    /// The run on a cluster.
    public ClusterForecast on(Cluster cluster) {
        int zones = plan.works().size();
        List<ClusterStage> stages = List.of(
                ClusterStage.play("scan", finding(), cluster, assumptions),
                ClusterStage.play("write", writing(), cluster, assumptions));
        return new ClusterForecast(
                cluster,
                assumptions.startSeconds() + plan.costs().openingSeconds(true, zones),
                stages,
                plan.costs().closingSeconds(zones, traffic.bytesWritten())
                        + assumptions.driverSeconds(traffic.driverGets() + traffic.documents(), traffic.driverBytes()),
                traffic);
    }

    /// Seconds of the run on this machine, if it remembered nothing either, with the workers of the request.
    public double localSeconds() {
        Prediction.Known nothing = new Prediction.Known(false, Set.of());
        return Prediction.of(
                        plan.costs(),
                        plan.works(),
                        plan.groups(),
                        nothing,
                        plan.request().layout(),
                        plan.request().dispatch())
                .seconds();
    }

    /// One task for each group of zones, whose scan may be cut in bands.
    private List<PredictedTask> finding() {
        List<PredictedTask> tasks = new ArrayList<>();
        for (ZoneGroup group : plan.groups()) {
            ZoneCost cost = group.zones().stream()
                    .map(work -> zones().get(work.number()).cost())
                    .reduce(ZoneCost.NONE, ZoneCost::plus);
            PredictedTask scan = new PredictedTask(
                    TaskKind.SCAN, group.name(), cost.scanNanos(), 0, List.of(), true, new AtomicInteger(1));
            tasks.add(new PredictedTask(
                    TaskKind.VALIDATE,
                    group.name(),
                    cost.validateNanos(),
                    cost.scanNanos(),
                    List.of(scan),
                    false,
                    new AtomicInteger(1)));
        }
        return tasks;
    }

    private List<PredictedTask> writing() {
        if (!plan.request().layout().shards().sharesShards()) {
            return zones().stream()
                    .flatMap(zone -> shards(zone.id(), zone.cost().shardNanos(), zone.shards()).stream())
                    .toList();
        }
        return shards("packed", shardNanos, plan.prediction().shards());
    }

    /// Shards of equal size, whose bytes and blocks are as much of all as their work is.
    private List<PredictedTask> shards(String name, long nanos, int count) {
        if (count == 0) {
            return List.of();
        }
        double share = (double) nanos / Math.max(1, shardNanos) / count;
        double store = assumptions.workerNanos(datasets() + 1L, traffic.bytesWritten() * share);
        long each = nanos / count + Math.round(store + blockNanos * share);
        return IntStream.range(0, count)
                .mapToObj(i -> PredictedTask.shard(name, each))
                .toList();
    }

    private List<ZonePrediction> zones() {
        return plan.prediction().zones();
    }
}
