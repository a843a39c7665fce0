package org.tileindex.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tileindex.forecast.ClusterForecast;
import org.tileindex.forecast.ClusterQuestion;
import org.tileindex.report.Figures;
import org.tileindex.stats.StatsForecast;
import org.tileindex.stats.StatsPlan;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// Options for the forecast of statistics of many scenes on clusters.
final class StatsClusters {
    @ArgGroup(validate = false)
    private ClusterOptions options = new ClusterOptions();

    @Option(
            names = "--scenes",
            paramLabel = "N",
            description = "Foretell so many scenes that are stored as these rasters are, such as a year of days"
                    + " (default: 1).")
    private Optional<Integer> scenes = Optional.empty();

    /// What to foretell; nothing where no cluster is asked for.
    ///
    /// @throws IllegalArgumentException if the options are wrong
    Optional<ClusterQuestion> question(boolean dryRun, int cores) {
        Optional<ClusterQuestion> question = options.question(cores);
        if (question.isPresent() && !dryRun) {
            throw new IllegalArgumentException("--executors: add --dry-run; this program runs on one machine");
        }
        if (scenes.isPresent() && question.isEmpty()) {
            throw new IllegalArgumentException("--scenes: add --dry-run --executors N");
        }
        if (scenes.isPresent() && scenes.get() < 1) {
            throw new IllegalArgumentException("--scenes %d: at least 1 is needed".formatted(scenes.get()));
        }
        return question;
    }

    void print(PrintWriter text, ClusterQuestion question, StatsPlan plan) {
        int number = scenes.orElse(1);
        StatsForecast forecast = new StatsForecast(plan, number, question.assumptions());
        List<ClusterForecast> answers =
                question.clusters().stream().map(forecast::on).toList();
        text.printf("%n%s ", Figures.count(number, "scene", "scenes"));
        text.print(ClusterText.of(new ClusterAnswers(question, answers, OptionalDouble.empty())));
        text.flush();
    }
}
