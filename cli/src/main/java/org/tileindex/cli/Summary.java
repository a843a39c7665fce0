package org.tileindex.cli;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import org.tileindex.fault.Printable;
import org.tileindex.report.CountrySummary;
import org.tileindex.report.Figures;
import org.tileindex.report.LeftOut;
import org.tileindex.report.RunResult;
import org.tileindex.report.ZoneNoun;
import org.tileindex.request.RunRequest;
import org.tileindex.telemetry.StageTime;
import org.tileindex.writer.PublishedDataset;

/// The summary of a finished run, for people.
final class Summary {
    private static final int INVALID_SHOWN = 10;
    private static final String WHY_WITHOUT_TILES = "too small for the cells, outside the grid, or a box of almost 360"
            + " degrees, whose edges go the short way round";

    private Summary() {}

    static String of(RunResult result) {
        Formatter text = new Formatter(Locale.ROOT);
        text.format(
                "%s of %s in %s, %s, in %s: %s%n",
                Figures.count(result.tiles(), "tile", "tiles"),
                ZoneNoun.of(result.request().zones().options().ids())
                        .count(result.countries().size()),
                Figures.count(result.shards(), "shard", "shards"),
                Figures.bytes(result.bytes()),
                Figures.duration(result.measured().wallSeconds()),
                Figures.rate(result.tilesPerSecond(), "tiles"));
        text.format(
                "%s, %s path, %s kernels (%s), %s, peak memory %s%n%n",
                Figures.count(result.measured().schedule().workers().size(), "worker", "workers"),
                result.request().execution().path().label(),
                result.kernels().kernels().description(),
                result.kernels().why(),
                result.request().layout().format().description(),
                Figures.bytes(result.measured().peakResidentBytes()));
        for (PublishedDataset dataset : result.datasets()) {
            String unchanged = dataset.alreadyThere() ? "  (already there, unchanged)" : "";
            text.format("%-11s  %s%s%n", dataset.dataset(), dataset.place(), unchanged);
            text.format("%-11s  sha256 %s%n", "", dataset.receipt().sha256());
        }
        line(text, "report", result.reportsPlace() + "/run_report.html");
        resumed(text, result);
        leftOut(text, result);
        withoutTiles(text, result);
        stages(text, result);
        if (result.tiles() > 0) {
            text.format("%nTry:  %s%n", attempt(result));
        }
        return text.toString();
    }

    /// The stages and their times, in seconds summed over all threads.
    private static void stages(Formatter text, RunResult result) {
        text.format("%n%-11s %9s %9s %9s %14s %10s%n", "stage", "wall", "cpu", "wait", "tiles", "bytes");
        for (StageTime time : result.measured().stages()) {
            if (time.wallNanos() > 0) {
                text.format(
                        "%-11s %7s s %7s s %7s s %14s %10s%n",
                        time.stage().label(),
                        Figures.fixed(time.wallNanos() / 1e9, 2),
                        Figures.fixed(time.cpuNanos() / 1e9, 2),
                        Figures.fixed(time.waitNanos() / 1e9, 2),
                        Figures.groupedUnlessZero(time.rows()),
                        time.bytes() == 0 ? "" : Figures.bytes(time.bytes()));
            }
        }
    }

    private static void leftOut(Formatter text, RunResult result) {
        if (!result.plan().leftOut().isEmpty()) {
            line(text, "left out", LeftOut.ids(result.plan().leftOut()));
        }
        List<String> invalid = result.invalid();
        invalid.stream().limit(INVALID_SHOWN).forEach(problem -> line(text, "invalid", problem));
        if (invalid.size() > INVALID_SHOWN) {
            line(
                    text,
                    "",
                    "and %s more, listed in the report".formatted(Figures.grouped(invalid.size() - INVALID_SHOWN)));
        }
        result.plan().selection().notes().stream().limit(INVALID_SHOWN).forEach(note -> line(text, "note", note));
        if (result.plan().withoutId() > 0) {
            line(text, "left out", LeftOut.withoutId(result.plan().withoutId()));
        }
    }

    /// The shards that a resumed run found finished.
    private static void resumed(Formatter text, RunResult result) {
        if (result.request().resume()) {
            line(
                    text,
                    "resumed",
                    result.resumed() == 0
                            ? "nothing; no finished shard of an earlier run was there"
                            : "%s of %s kept from an earlier run"
                                    .formatted(
                                            Figures.grouped(result.resumed()),
                                            Figures.count(result.shards(), "shard", "shards")));
        }
    }

    private static void line(Formatter text, String label, String content) {
        text.format("%-11s  %s%n", label, content);
    }

    /// Zones without a tile, and why that may be: a box from -179.99 to 179.99 is a sliver across the antimeridian.
    private static void withoutTiles(Formatter text, RunResult result) {
        List<String> empty = result.countries().stream()
                .filter(country -> country.cells().included() == 0)
                .map(CountrySummary::id)
                .toList();
        if (!empty.isEmpty()) {
            int shown = Math.min(INVALID_SHOWN, empty.size());
            String others = shown < empty.size() ? " and %d more".formatted(empty.size() - shown) : "";
            String zones = String.join(
                    ", ", empty.subList(0, shown).stream().map(Printable::id).toList());
            line(text, "no tile", zones + others + ": " + WHY_WITHOUT_TILES);
        }
        if (result.tiles() == 0) {
            line(
                    text,
                    "empty",
                    "no cell of the grid belongs to any zone; %s published without a row"
                            .formatted(List.of("the dataset is", "both datasets are", "all datasets are")
                                    .get(result.datasets().size() - 1)));
        }
    }

    /// A command that queries the published tiles.
    private static String attempt(RunResult result) {
        RunRequest.Layout layout = result.request().layout();
        PublishedDataset index = result.datasets().stream()
                .filter(dataset -> dataset.dataset().equals(layout.first().name()))
                .findFirst()
                .orElseThrow();
        return layout.format()
                .example(
                        index.place(),
                        layout.shards(),
                        layout.first(),
                        result.request().zones().options().ids());
    }
}
