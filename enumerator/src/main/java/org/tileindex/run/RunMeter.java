package org.tileindex.run;

import java.time.Duration;
import java.util.Optional;
import org.tileindex.report.RunResult;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.telemetry.RunSampler;
import org.tileindex.telemetry.StageClock;

/// Measures one run, from its making on.
final class RunMeter {
    private final long start = System.nanoTime();
    private final StageClock clock = new StageClock();
    private double openingSeconds;

    StageClock clock() {
        return clock;
    }

    /// Samples the run until closed.
    RunSampler sample(RunProgress progress) {
        return new RunSampler(progress, start);
    }

    /// Takes the time at which the first task may start.
    void opened() {
        openingSeconds = seconds();
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /// All measurements up to now.
    RunResult.Measured measured(Cluster.Done done, RunSampler sampler) {
        sampler.look();
        return new RunResult.Measured(
                done.schedule(),
                clock.times(),
                sampler.samples(),
                openingSeconds,
                seconds(),
                cpuSeconds(),
                RunSampler.peakResidentBytes(),
                sampler.openFilesPeak(),
                sampler.openFilesOwnPeak(),
                sampler.tilesPerSecondPeak(),
                done.executors());
    }

    private static double cpuSeconds() {
        Optional<Duration> cpu = ProcessHandle.current().info().totalCpuDuration();
        return cpu.orElse(Duration.ZERO).toNanos() / 1e9;
    }
}
