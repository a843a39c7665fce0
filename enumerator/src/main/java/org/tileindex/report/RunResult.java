package org.tileindex.report;

import java.nio.file.Path;
import java.util.List;
import org.tileindex.kernel.KernelChoice;
import org.tileindex.plan.RunPlan;
import org.tileindex.request.RunRequest;
import org.tileindex.scheduler.Schedule;
import org.tileindex.telemetry.CacheStats;
import org.tileindex.telemetry.ExecutorUse;
import org.tileindex.telemetry.Sample;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageTime;
import org.tileindex.value.RasterUse;
import org.tileindex.writer.PublishedDataset;

/// The result of a finished run.
///
/// @param plan the plan that it executed
/// @param kernels the kernels that it used
/// @param invalid invalid zones, each with what was done about it
/// @param countries one per zone, in order of ids
/// @param datasets the published datasets
/// @param resumed number of shards that were kept from an earlier run
/// @param caches the use of each cache
/// @param rasters what was read from rasters
/// @param reportsName the folder of `run_report.json` in the output, with slashes
public record RunResult(
        RunPlan plan,
        KernelChoice kernels,
        List<String> invalid,
        List<CountrySummary> countries,
        List<PublishedDataset> datasets,
        Measured measured,
        int resumed,
        List<CacheStats> caches,
        RasterUse rasters,
        String reportsName) {

    /// Times, rates and peaks of a run.
    ///
    /// @param schedule which worker did what when
    /// @param openingSeconds from the request to the first task, where the schedule's clock starts
    /// @param wallSeconds from the request to the report, which is written before the datasets get their names
    /// @param cpuSeconds of the whole process, since its start; without that of executors
    /// @param executors the processes that the workers belong to; none if they are all this one's
    public record Measured(
            Schedule schedule,
            List<StageTime> stages,
            List<Sample> throughput,
            double openingSeconds,
            double wallSeconds,
            double cpuSeconds,
            long peakResidentBytes,
            long openFilesPeak,
            long openFilesOwnPeak,
            double tilesPerSecondPeak,
            List<ExecutorUse> executors) {

        /// Wall time of a stage, in seconds.
        public double seconds(Stage stage) {
            return stages.stream()
                            .filter(time -> time.stage() == stage)
                            .mapToLong(StageTime::wallNanos)
                            .sum()
                    / 1e9;
        }

        /// From the last task to the report.
        public double closingSeconds() {
            return wallSeconds - openingSeconds - schedule.makespan() / 1e9;
        }
    }

    /// The folder of `run_report.json`: its path, or its address without secrets.
    public String reportsPlace() {
        return request().out().below(reportsName);
    }

    /// The folder of `run_report.json` of an output on this machine.
    public Path reports() {
        return Path.of(reportsPlace());
    }

    public RunRequest request() {
        return plan.request();
    }

    public long tiles() {
        return countries.stream()
                .mapToLong(country -> country.cells().included())
                .sum();
    }

    /// The number of shards, each a file of every dataset.
    public int shards() {
        return datasets.getFirst().receipt().files();
    }

    /// Bytes of the datasets that were not there before.
    public long bytesWritten() {
        return datasets.stream()
                .filter(dataset -> !dataset.alreadyThere())
                .mapToLong(dataset -> dataset.receipt().bytes())
                .sum();
    }

    /// Bytes of all datasets, whether they were written or there already.
    public long bytes() {
        return datasets.stream().mapToLong(dataset -> dataset.receipt().bytes()).sum();
    }

    public double tilesPerSecond() {
        return tiles() / measured.wallSeconds();
    }
}
