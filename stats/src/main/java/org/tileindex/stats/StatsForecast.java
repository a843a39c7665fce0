package org.tileindex.stats;

import java.util.List;
import java.util.stream.IntStream;
import org.tileindex.forecast.Assumptions;
import org.tileindex.forecast.Cluster;
import org.tileindex.forecast.ClusterForecast;
import org.tileindex.forecast.ClusterStage;
import org.tileindex.forecast.Traffic;
import org.tileindex.plan.PredictedTask;

/// Foretells statistics of many scenes on clusters, by the plan of one. Scenes have the same grids and depend on
/// nothing of each other: cells of zones are found once, in as many tasks as the plan has, and each of these tasks then
/// reads its blocks of each scene.
public final class StatsForecast {
    private static final double NANOS = 1e9;

    private final StatsPlan plan;
    private final int scenes;
    private final Assumptions assumptions;
    private final Traffic traffic;

    /// @param plan of one scene: all rasters of the request
    /// @param scenes at least 1
    public StatsForecast(StatsPlan plan, int scenes, Assumptions assumptions) {
        this.plan = plan;
        this.scenes = scenes;
        this.assumptions = assumptions;
        long requests = plan.rasters().stream()
                .mapToLong(raster -> raster.figures().requests())
                .sum();
        long bytes = plan.rasters().stream()
                .mapToLong(raster -> raster.figures().bytes())
                .sum();
        // A scene has a file of its own; the sizes of such files are not foretold.
        this.traffic = new Traffic(scenes, 0, 1, 0, scenes * requests, scenes * bytes, false);
    }

    /// The run on a cluster.
    public ClusterForecast on(Cluster cluster) {
        double find = plan.times().findSeconds() * NANOS;
        List<ClusterStage> stages = List.of(
                ClusterStage.play("find", tasks("find", 1, find), cluster, assumptions),
                ClusterStage.play("measure", tasks("measure", scenes, sceneNanos()), cluster, assumptions));
        return new ClusterForecast(
                cluster,
                assumptions.startSeconds() + plan.times().readSeconds(),
                stages,
                assumptions.driverSeconds(traffic.documents(), 0),
                traffic);
    }

    /// Worker time to read a scene and to write its file.
    private double sceneNanos() {
        long blocks = plan.rasters().stream()
                .mapToLong(raster -> raster.figures().blocks())
                .sum();
        long requests = traffic.blockRequests() / scenes;
        long bytes = traffic.blockBytes() / scenes;
        return assumptions.blockNanos(blocks) + assumptions.workerNanos(requests + 1, (double) bytes);
    }

    /// The tasks of one scene, `times` over, each with an equal share of its time.
    private List<PredictedTask> tasks(String name, int times, double nanos) {
        int tasks = Math.max(1, plan.tasks());
        return IntStream.range(0, Math.multiplyExact(times, tasks))
                .mapToObj(i -> PredictedTask.shard(name, Math.round(nanos / tasks)))
                .toList();
    }
}
