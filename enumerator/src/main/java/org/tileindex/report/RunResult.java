package org.tileindex.report;

import java.nio.file.Path;
import java.util.List;
import org.tileindex.plan.Prediction;
import org.tileindex.request.Parameters;
import org.tileindex.request.RunRequest;
import org.tileindex.scheduler.Schedule;
import org.tileindex.telemetry.CacheStats;
import org.tileindex.telemetry.Sample;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageTime;
import org.tileindex.writer.PublishedDataset;

/// What a finished run did.
///
/// @param kernel which kernels it used
/// @param leftOut ids in the zone source that are no ISO codes and were left out
/// @param withoutId features in the zone source that have no id
/// @param invalid what was invalid in which zone, and what was done about it
/// @param countries one a zone, in order of ids
/// @param datasets what was published
/// @param prediction what it was foretold to be
/// @param caches how they were used
/// @param reports the folder of `run_report.json`
public record RunResult(
        RunRequest request,
        Parameters parameters,
        ZoneInput zones,
        String kernel,
        List<String> leftOut,
        int withoutId,
        List<String> invalid,
        List<CountrySummary> countries,
        List<PublishedDataset> datasets,
        Prediction prediction,
        Measured measured,
        List<CacheStats> caches,
        Path reports) {

    /// What it took.
    ///
    /// @param schedule which worker did what when
    /// @param openingSeconds from the request to the first task, where the schedule's clock starts
    /// @param wallSeconds from the request to the last rename
    /// @param cpuSeconds of the whole process, since its start
    public record Measured(
            Schedule schedule,
            List<StageTime> stages,
            List<Sample> throughput,
            double openingSeconds,
            double wallSeconds,
            double cpuSeconds,
            long peakResidentBytes,
            long openFilesPeak,
            double tilesPerSecondPeak) {

        /// What a stage took, in seconds.
        public double seconds(Stage stage) {
            return stages.stream()
                            .filter(time -> time.stage() == stage)
                            .mapToLong(StageTime::wallNanos)
                            .sum()
                    / 1e9;
        }

        /// From the last task to the last rename.
        public double closingSeconds() {
            return wallSeconds - openingSeconds - schedule.makespan() / 1e9;
        }
    }

    /// Where the zones came from.
    ///
    /// @param embedded whether it is the data inside the program
    /// @param seconds time to read the bytes
    public record ZoneInput(String name, boolean embedded, String sha256, long bytes, double seconds) {}

    public long tiles() {
        return countries.stream()
                .mapToLong(country -> country.cells().included())
                .sum();
    }

    public int shards() {
        return countries.stream().mapToInt(country -> country.cells().shards()).sum();
    }

    public long bytesWritten() {
        return datasets.stream()
                .filter(dataset -> !dataset.alreadyThere())
                .mapToLong(dataset -> dataset.receipt().bytes())
                .sum();
    }

    /// The bytes of datasets, whether they were written or there already.
    public static long bytes(List<PublishedDataset> datasets) {
        return datasets.stream().mapToLong(dataset -> dataset.receipt().bytes()).sum();
    }

    public double tilesPerSecond() {
        return tiles() / measured.wallSeconds();
    }
}
