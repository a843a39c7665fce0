package org.tileindex.cache;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.JTSVersion;
import org.tileindex.plan.Rates;
import org.tileindex.plan.RunCosts;
import org.tileindex.plan.ZoneCost;
import org.tileindex.report.RunResult;
import org.tileindex.request.FileFormat;
import org.tileindex.request.Parameters;
import org.tileindex.request.RunRequest;
import org.tileindex.run.Workload;
import org.tileindex.task.ZoneRun;
import org.tileindex.telemetry.CacheStats;
import org.tileindex.telemetry.Stage;
import org.tileindex.tile.GridColumns;

/// What runs remember for each other: which zones an input has, known to be valid; their cells; and what runs took.
public final class RunCaches {
    private static final long MOST_BYTES = 16 << 20;
    private static final long MOST_SPAN_BYTES = 1L << 30;

    private final DiskCache selections;
    private final DiskCache spans;
    private final DiskCache costs;
    private final CostHistory history;
    private final String build = BuildStamp.current().orElse("no jar");

    /// @param folder of all caches; nothing is remembered if empty
    public RunCaches(Optional<Path> folder, FileFormat format) {
        this.selections = new DiskCache(folder, "zones", MOST_BYTES);
        this.spans = new DiskCache(folder, "spans", MOST_SPAN_BYTES);
        this.costs = new DiskCache(folder, "costs", MOST_BYTES);
        this.history = new CostHistory(costs, format == FileFormat.PARQUET ? "rates" : "rates-" + format.id());
    }

    /// The zones that a run takes from an input, all of them known to be valid.
    public Optional<KnownZones> selection(RunResult.ZoneInput input, RunRequest.Zones wanted) {
        return selections.get(selectionKey(input, wanted)).flatMap(KnownZones::parse);
    }

    private String selectionKey(RunResult.ZoneInput input, RunRequest.Zones wanted) {
        return Parameters.sha256(digest(input, wanted) + "\n" + String.join("\n", wanted.chosen()));
    }

    /// What decides which zones there are, whether they are valid, and which cells they have: the input, how it
    /// is read, and the code that does so.
    private String digest(RunResult.ZoneInput input, RunRequest.Zones wanted) {
        return Parameters.sha256(String.join(
                "\n",
                JTSVersion.CURRENT_VERSION.toString(),
                build,
                input.sha256(),
                input.embedded() ? "embedded" : "file",
                wanted.options().toString()));
    }

    /// The cells of an input's zones for a run's grid and rule.
    public SpanCache spans(RunResult.ZoneInput input, RunRequest request) {
        return new SpanCache(spans, digest(input, request.zones()), request.grid(), request.rule());
    }

    /// What earlier runs took.
    public CostHistory history() {
        return history;
    }

    /// Keeps what a run found out.
    public void remember(Workload work, RunResult result, List<ZoneRun> zones) {
        RunRequest request = result.request();
        if (result.invalid().isEmpty() && !work.known().valid()) {
            String key = selectionKey(work.input(), request.zones());
            selections.put(key, work.selection().toBytes());
        }
        // A resumed run did not do all of the work.
        if (!request.resume()) {
            Map<String, ZoneCost> took = new TreeMap<>();
            zones.forEach(zone -> took.put(zone.id(), zone.cost()));
            RunResult.Measured measured = result.measured();
            double readSeconds = measured.seconds(Stage.READ);
            RunCosts run = new RunCosts(
                    readSeconds,
                    measured.openingSeconds() - readSeconds,
                    measured.closingSeconds(),
                    RunResult.bytes(result.datasets()),
                    took);
            history.remember(
                    work.parameters().hash(),
                    run,
                    Rates.of(run, work.works(), work.costs().rates()));
        }
        selections.trim();
        spans.trim();
        costs.trim();
    }

    /// How each cache was used, in memory and on the disk.
    public List<CacheStats> stats(GridColumns columns) {
        return List.of(selections.stats(), spans.stats(), costs.stats(), columns.areaStats());
    }
}
