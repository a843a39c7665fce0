package org.tileindex.cli;

import java.util.Formatter;
import java.util.Locale;
import org.tileindex.report.RunResult;
import org.tileindex.telemetry.StageTime;
import org.tileindex.tile.Dataset;
import org.tileindex.writer.PublishedDataset;
import org.tileindex.zone.ZoneIds;

/// What a person wants to know of a finished run.
final class Summary {
    private static final int INVALID_SHOWN = 10;

    private Summary() {}

    static String of(RunResult result) {
        Formatter text = new Formatter(Locale.ROOT);
        text.format(
                "%s of %s in %s, %s, in %.2f s: %.1f M tiles/s%n",
                Amounts.count(result.tiles(), "tile", "tiles"),
                Amounts.count(
                        result.countries().size(),
                        result.request().zones().options().ids() == ZoneIds.ISO ? "country" : "zone",
                        result.request().zones().options().ids() == ZoneIds.ISO ? "countries" : "zones"),
                Amounts.count(result.shards(), "shard", "shards"),
                Amounts.bytes(result.bytes()),
                result.measured().wallSeconds(),
                result.tilesPerSecond() / 1e6);
        text.format(
                "%s, %s path, %s kernels, %s, peak memory %s%n%n",
                Amounts.count(result.measured().schedule().workers().size(), "worker", "workers"),
                result.request().execution().path().label(),
                result.kernel(),
                result.request().layout().format().description(),
                Amounts.bytes(result.measured().peakResidentBytes()));
        for (PublishedDataset dataset : result.datasets()) {
            String unchanged = dataset.alreadyThere() ? "  (was there already, unchanged)" : "";
            text.format("%-11s  %s%s%n", dataset.dataset(), dataset.partition(), unchanged);
            text.format("%-11s  sha256 %s%n", "", dataset.receipt().sha256());
        }
        text.format("%-11s  %s%n", "report", result.reports().resolve("run_report.html"));
        leftOut(text, result);
        stages(text, result);
        if (result.tiles() > 0) {
            text.format("%nTry:  %s%n", attempt(result));
        }
        return text.toString();
    }

    /// Where the time went: seconds of all threads together.
    private static void stages(Formatter text, RunResult result) {
        text.format("%n%-11s %9s %9s %9s %14s %10s%n", "stage", "wall", "cpu", "wait", "tiles", "bytes");
        for (StageTime time : result.measured().stages()) {
            if (time.wallNanos() > 0) {
                text.format(
                        "%-11s %7.2f s %7.2f s %7.2f s %14s %10s%n",
                        time.stage().label(),
                        time.wallNanos() / 1e9,
                        time.cpuNanos() / 1e9,
                        time.waitNanos() / 1e9,
                        time.rows() == 0 ? "" : String.format(Locale.ROOT, "%,d", time.rows()),
                        time.bytes() == 0 ? "" : Amounts.bytes(time.bytes()));
            }
        }
    }

    private static void leftOut(Formatter text, RunResult result) {
        if (!result.plan().selection().leftOut().isEmpty()) {
            text.format(
                    "%-11s  %s (no ISO 3166-1 alpha-2 code)%n",
                    "left out", String.join(", ", result.plan().selection().leftOut()));
        }
        for (String problem : result.invalid()
                .subList(0, Math.min(INVALID_SHOWN, result.invalid().size()))) {
            text.format("%-11s  %s%n", "invalid", problem);
        }
        if (result.invalid().size() > INVALID_SHOWN) {
            text.format(
                    "%-11s  and %,d more, see the report%n",
                    "", result.invalid().size() - INVALID_SHOWN);
        }
        if (result.plan().selection().withoutId() > 0) {
            text.format(
                    "%-11s  %d features without a code%n",
                    "left out", result.plan().selection().withoutId());
        }
    }

    /// A command that looks at what was published.
    private static String attempt(RunResult result) {
        PublishedDataset index = result.datasets().stream()
                .filter(dataset -> dataset.dataset().equals(Dataset.TILE_INDEX.name()))
                .findFirst()
                .orElseThrow();
        String idColumn = Dataset.idColumn(result.request().zones().options().ids());
        return result.request().layout().format().example(index.partition(), idColumn);
    }
}
