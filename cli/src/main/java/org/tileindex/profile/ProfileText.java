package org.tileindex.profile;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/// A profile as text for people.
public final class ProfileText {
    private static final int METHODS = 15;
    private static final int LINE_WIDTH = 60;
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String PLAIN = "_.-=+*%#";

    private ProfileText() {}

    /// The text, several lines.
    ///
    /// @param blocks whether block characters can be shown
    public static String of(Profile profile, boolean blocks) {
        Formatter text = new Formatter(Locale.ROOT);
        headline(text, profile);
        stages(text, profile.stages());
        workers(text, profile.workers());
        rates(text, profile.rates(), blocks ? BLOCKS : PLAIN);
        methods(text, profile);
        Profile.Pauses pauses = profile.pauses();
        text.format(
                "%ngarbage collection: %,d pauses, %.3f s, the longest %.3f s%n",
                pauses.count(), pauses.seconds(), pauses.longestSeconds());
        return text.toString();
    }

    private static void headline(Formatter text, Profile profile) {
        if (profile.run().isEmpty()) {
            text.format("no run came to its end in this recording%n");
            return;
        }
        Profile.Run run = profile.run().get();
        text.format("run %s%n", run.parameterHash());
        text.format(
                "%,d tiles of %,d zones in %,d shards, %.1f MB, in %.2f s on %d workers%n",
                run.tiles(), run.zones(), run.shards(), run.bytes() / 1e6, run.seconds(), run.workers());
    }

    private static void stages(Formatter text, List<Profile.StageTime> stages) {
        text.format(
                "%n%-14s %8s %10s %8s %14s %16s %10s%n",
                "stage", "count", "seconds", "share", "rows", "bytes", "M rows/s");
        for (Profile.StageTime time : stages) {
            String name =
                    (time.stage().isWithinShard() ? "  " : "") + time.stage().title();
            text.format(
                    "%-14s %,8d %10.3f %6.1f %% %14s %16s %10s%n",
                    name,
                    time.count(),
                    time.seconds(),
                    100 * time.share(),
                    number(time.rows()),
                    number(time.bytes()),
                    time.rows() == 0 || time.seconds() == 0
                            ? ""
                            : String.format(Locale.ROOT, "%.1f", time.rows() / time.seconds() / 1e6));
        }
    }

    private static String number(long value) {
        return value == 0 ? "" : String.format(Locale.ROOT, "%,d", value);
    }

    private static void workers(Formatter text, List<Profile.Worker> workers) {
        text.format("%n%-14s %8s %10s %14s %10s%n", "worker", "tasks", "busy s", "tiles", "M tiles/s");
        for (Profile.Worker worker : workers) {
            text.format(
                    "%-14d %,8d %10.3f %,14d %10.1f%n",
                    worker.index(),
                    worker.tasks(),
                    worker.busySeconds(),
                    worker.tiles(),
                    worker.tilesPerSecond() / 1e6);
        }
    }

    /// One character for each moment, or for several together where there are more than the line has room for.
    private static void rates(Formatter text, List<Profile.Rate> rates, String levels) {
        if (rates.isEmpty()) {
            return;
        }
        int each = (rates.size() + LINE_WIDTH - 1) / LINE_WIDTH;
        double most =
                rates.stream().mapToDouble(Profile.Rate::tilesPerSecond).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (int from = 0; from < rates.size(); from += each) {
            double mean = rates.subList(from, Math.min(from + each, rates.size())).stream()
                    .mapToDouble(Profile.Rate::tilesPerSecond)
                    .average()
                    .orElse(0);
            int level = most == 0 ? 0 : (int) Math.round(mean / most * (levels.length() - 1));
            line.append(levels.charAt(level));
        }
        Profile.Rate last = rates.get(rates.size() - 1);
        text.format(
                "%ntiles/s over %.1f s, at most %.1f M, with %d to %d busy workers%n%s%n",
                last.at(),
                most / 1e6,
                rates.stream().mapToInt(Profile.Rate::busyWorkers).min().orElse(0),
                rates.stream().mapToInt(Profile.Rate::busyWorkers).max().orElse(0),
                line);
    }

    private static void methods(Formatter text, Profile profile) {
        text.format("%nmethod on top of the stack, %,d samples%n", profile.samples());
        profile.methods().stream()
                .limit(METHODS)
                .forEach(method ->
                        text.format("%6.1f %%  %s%n", 100.0 * method.samples() / profile.samples(), method.name()));
    }
}
