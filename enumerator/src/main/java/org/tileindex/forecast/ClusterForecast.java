package org.tileindex.forecast;

import java.util.List;

/// What a run takes on a cluster.
///
/// @param startSeconds until the first stage: executors start, then the driver reads the zones and plans
/// @param stages one after the other
/// @param closingSeconds after the last stage: the driver digests all bytes and publishes
public record ClusterForecast(
        Cluster cluster, double startSeconds, List<ClusterStage> stages, double closingSeconds, Traffic traffic) {
    private static final double SECONDS_PER_HOUR = 3_600;

    public ClusterForecast {
        stages = List.copyOf(stages);
    }

    /// From the request to the end.
    public double seconds() {
        return startSeconds + stages.stream().mapToDouble(ClusterStage::seconds).sum() + closingSeconds;
    }

    /// Worker time of all tasks.
    public double busySeconds() {
        return stages.stream().mapToDouble(ClusterStage::busySeconds).sum();
    }

    /// The share of the workers' time, from the request to the end, in which they have no task; from 0 to 1.
    public double idleShare() {
        return 1 - busySeconds() / (cluster.workers() * seconds());
    }

    /// Hours of all cores, that of the driver included, which are held from the request to the end.
    public double coreHours() {
        return (cluster.workers() + 1) * seconds() / SECONDS_PER_HOUR;
    }

    /// Hours of cores that workers are busy.
    public double busyCoreHours() {
        return busySeconds() / SECONDS_PER_HOUR;
    }
}
