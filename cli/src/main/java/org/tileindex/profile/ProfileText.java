package org.tileindex.profile;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import org.tileindex.report.Figures;

/// A profile as text for people.
public final class ProfileText {
    private static final int METHODS = 15;
    private static final int LINE_WIDTH = 60;
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String PLAIN = "_.-=+*%#";

    private ProfileText() {}

    /// The text, of several lines.
    ///
    /// @param blocks whether the terminal can show block elements
    public static String of(Profile profile, boolean blocks) {
        Formatter text = new Formatter(Locale.ROOT);
        headline(text, profile);
        stages(text, profile.stages());
        workers(text, profile.workers());
        rates(text, profile.rates(), blocks ? BLOCKS : PLAIN);
        methods(text, profile);
        Profile.Pauses pauses = profile.pauses();
        text.format(
                "%ngarbage collection: %s, %s in all, the longest %s%n",
                Figures.count(pauses.count(), "pause", "pauses"),
                Figures.seconds(pauses.seconds()),
                Figures.seconds(pauses.longestSeconds()));
        return text.toString();
    }

    private static void headline(Formatter text, Profile profile) {
        if (profile.run().isEmpty()) {
            text.format("This recording has no finished run.%n");
            return;
        }
        Profile.Run run = profile.run().get();
        text.format("run %s%n", run.parameterHash());
        text.format(
                "%s of %s in %s, %s, in %s with %s%n",
                Figures.count(run.tiles(), "tile", "tiles"),
                Figures.count(run.zones(), "zone", "zones"),
                Figures.count(run.shards(), "shard", "shards"),
                Figures.bytes(run.bytes()),
                Figures.seconds(run.seconds()),
                Figures.count(run.workers(), "worker", "workers"));
    }

    private static void stages(Formatter text, List<Profile.StageTime> stages) {
        text.format(
                "%n%-14s %8s %10s %8s %14s %16s %10s%n",
                "stage", "count", "seconds", "share", "tiles", "bytes", "M tiles/s");
        for (Profile.StageTime time : stages) {
            boolean hasRate = time.rows() > 0 && time.seconds() > 0;
            text.format(
                    "%-14s %8s %10s %8s %14s %16s %10s%n",
                    time.stage().label(),
                    Figures.grouped(time.count()),
                    Figures.fixed(time.seconds(), 3),
                    Figures.percent(time.share()),
                    Figures.groupedUnlessZero(time.rows()),
                    Figures.groupedUnlessZero(time.bytes()),
                    hasRate ? Figures.millions(time.rows() / time.seconds(), 1) : "");
        }
    }

    private static void workers(Formatter text, List<Profile.Worker> workers) {
        text.format("%n%-14s %8s %10s %14s %10s%n", "worker", "tasks", "busy s", "tiles", "M tiles/s");
        for (Profile.Worker worker : workers) {
            text.format(
                    "%-14s %8s %10s %14s %10s%n",
                    worker.index(),
                    Figures.grouped(worker.tasks()),
                    Figures.fixed(worker.busySeconds(), 3),
                    Figures.grouped(worker.tiles()),
                    Figures.millions(worker.tilesPerSecond(), 1));
        }
    }

    /// A line of characters, one for each moment, or for several together where there are more than there is room for.
    private static void rates(Formatter text, List<Profile.Rate> rates, String levels) {
        if (rates.isEmpty()) {
            return;
        }
        double most =
                rates.stream().mapToDouble(Profile.Rate::tilesPerSecond).max().orElse(0);
        text.format(
                "%nthroughput over %s: at most %s, with %d to %s%n%s%n",
                Figures.seconds(rates.getLast().at()),
                Figures.rate(most, "tiles"),
                rates.stream().mapToInt(Profile.Rate::busyWorkers).min().orElse(0),
                Figures.count(
                        rates.stream().mapToInt(Profile.Rate::busyWorkers).max().orElse(0),
                        "busy worker",
                        "busy workers"),
                line(rates, most, levels));
    }

    private static String line(List<Profile.Rate> rates, double most, String levels) {
        int each = (rates.size() + LINE_WIDTH - 1) / LINE_WIDTH;
        StringBuilder line = new StringBuilder();
        for (int from = 0; from < rates.size(); from += each) {
            double mean = rates.subList(from, Math.min(from + each, rates.size())).stream()
                    .mapToDouble(Profile.Rate::tilesPerSecond)
                    .average()
                    .orElse(0);
            int level = most == 0 ? 0 : (int) Math.round(mean / most * (levels.length() - 1));
            line.append(levels.charAt(level));
        }
        return line.toString();
    }

    private static void methods(Formatter text, Profile profile) {
        text.format("%nmethods on top of the stack in %s%n", Figures.count(profile.samples(), "sample", "samples"));
        profile.methods().stream().limit(METHODS).forEach(method -> {
            double share = (double) method.samples() / profile.samples();
            text.format("%8s  %s%n", Figures.percent(share), method.name());
        });
    }
}
