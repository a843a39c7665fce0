package org.tileindex.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tileindex.cache.RunCaches;
import org.tileindex.plan.RunCosts;
import org.tileindex.plan.ZoneCost;
import org.tileindex.report.RunReport;
import org.tileindex.report.RunResult;
import org.tileindex.report.TileMap;
import org.tileindex.task.ZoneRun;
import org.tileindex.telemetry.Stage;
import org.tileindex.writer.DatasetPublisher;

/// The end of a run: reports, then datasets, then what later runs may use (contract, section 5).
///
/// Whatever needs room on the disk comes before the first dataset gets its name, so an error leaves nothing visible.
/// The rename of the last dataset is the last step that can fail; running again completes it.
final class RunClosing {
    private RunClosing() {}

    /// Writes the reports on `result`, then publishes its datasets.
    ///
    /// @param publisher has checked what is staged
    /// @param map the tiles found
    static void publish(RunResult result, TileMap map, DatasetPublisher publisher) throws IOException {
        publisher.report(RunReport.write(result, map, publisher.reports()), result.reportsName());
        publisher.publish();
    }

    /// Keeps what later runs may use.
    static void remember(RunResult result, List<ZoneRun> zones, RunCaches caches) {
        // A resumed run did not do all of the work.
        Optional<RunCosts> took = result.request().resume() ? Optional.empty() : Optional.of(costs(result, zones));
        caches.remember(result.plan(), result.invalid().isEmpty(), took);
    }

    private static RunCosts costs(RunResult result, List<ZoneRun> zones) {
        Map<String, ZoneCost> took = new TreeMap<>();
        zones.forEach(zone -> took.put(zone.id(), zone.cost()));
        RunResult.Measured measured = result.measured();
        double readSeconds = measured.seconds(Stage.READ);
        return new RunCosts(
                readSeconds,
                measured.openingSeconds() - readSeconds,
                measured.closingSeconds(),
                result.bytes(),
                took,
                Optional.empty());
    }
}
