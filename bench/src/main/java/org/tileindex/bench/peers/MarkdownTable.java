package org.tileindex.bench.peers;

import java.util.List;
import java.util.Locale;
import org.tileindex.bench.suite.Sample;

/// A Markdown table of the results of a contest.
final class MarkdownTable {
    private static final double MILLION = 1e6;

    private MarkdownTable() {}

    /// One row per side. Rates are those of the medians. The ratio tells how many times as fast the first side is. The
    /// spread is the range from the fastest to the slowest round as a share of the median.
    static String of(Contest contest, List<Contest.Result> results) {
        StringBuilder table = new StringBuilder("**%s**: %,d tiles%n%n".formatted(contest.title(), contest.tiles()))
                .append("| side | median | M tiles/s | spread | ours is | output | notes |\n")
                .append("| --- | ---: | ---: | ---: | ---: | ---: | --- |\n");
        double first = results.getFirst().times().median();
        for (Contest.Result result : results) {
            Sample times = result.times();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %.0f %% | %s × | %s | %s |%n",
                    result.side().name(),
                    seconds(times.median()),
                    significant(contest.tiles() / times.median() / MILLION),
                    100 * times.spread(),
                    significant(times.median() / first),
                    result.bytes() == 0 ? "" : String.format(Locale.ROOT, "%.1f MB", result.bytes() / MILLION),
                    result.side().note()));
        }
        return table.toString();
    }

    private static String seconds(double value) {
        return value < 1 ? String.format(Locale.ROOT, "%.0f ms", 1000 * value) : significant(value) + " s";
    }

    /// Three significant digits; numbers of more digits keep those before the decimal point.
    private static String significant(double value) {
        String format = value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, format, value);
    }
}
