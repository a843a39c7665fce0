package org.tileindex.cli;

import java.util.Arrays;
import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.tileindex.forecast.Assumption;
import org.tileindex.forecast.ClusterForecast;
import org.tileindex.forecast.ClusterQuestion;
import org.tileindex.forecast.ClusterStage;
import org.tileindex.forecast.Traffic;
import org.tileindex.report.Figures;

/// Forecasts for clusters as text for people: a table with a row for each.
final class ClusterText {
    private static final int PRICE_DECIMALS = 4;

    private ClusterText() {}

    static String of(ClusterAnswers answers) {
        ClusterQuestion question = answers.question();
        Formatter text = new Formatter(Locale.ROOT);
        Traffic traffic = answers.traffic();
        text.format("on clusters: %s and %s requests", grouped(traffic.puts(), "PUT"), grouped(traffic.gets(), "GET"));
        text.format("%s, %s read%n", written(traffic), Figures.bytes(traffic.bytesRead()));
        text.format("assumed (--assume): %s%n", assumed(question, traffic));
        text.format("counted: one core for the driver; all cores are held from start to end; nothing is remembered%n");
        if (!question.prices().given().isEmpty()) {
            text.format("priced (--price): %s%n", priced(question));
        }
        answers.localSeconds()
                .ifPresent(seconds -> text.format(
                        "without a cluster: %s with %s%n",
                        Figures.duration(seconds),
                        Figures.count(question.clusters().getFirst().cores(), "worker", "workers")));
        text.format("%n%9s %8s %12s", "executors", "workers", "start");
        answers.clusters().getFirst().stages().forEach(stage -> text.format(" %12s", stage.name()));
        text.format(" %12s %12s %8s %11s%s%n", "close", "total", "idle", "core hours", head(question));
        answers.clusters().forEach(answer -> row(text, question, answer));
        return text.toString();
    }

    private static String grouped(long number, String what) {
        return Figures.grouped(number) + " " + what;
    }

    private static String written(Traffic traffic) {
        String files = Figures.count(traffic.files(), "file", "files");
        return traffic.bytesWritten() == 0
                ? ", %s".formatted(files)
                : ", %s, %s written".formatted(files, Figures.bytes(traffic.bytesWritten()));
    }

    private static String assumed(ClusterQuestion question, Traffic traffic) {
        return Arrays.stream(Assumption.values())
                .filter(assumption -> assumption != Assumption.BLOCK_MS || traffic.blockRequests() > 0)
                .filter(assumption -> assumption != Assumption.DRIVER_MB_S || traffic.readBack())
                .map(assumption ->
                        assumption.text(Figures.plain(question.assumptions().value(assumption))))
                .collect(Collectors.joining("; "));
    }

    private static String priced(ClusterQuestion question) {
        return question.prices().given().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(price -> price.getKey().label() + " " + Figures.plain(price.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String head(ClusterQuestion question) {
        return question.prices().given().isEmpty() ? "" : String.format(Locale.ROOT, " %12s", "price");
    }

    private static void row(Formatter text, ClusterQuestion question, ClusterForecast answer) {
        text.format(
                "%9s %8s %12s",
                Figures.grouped(answer.cluster().executors()),
                Figures.grouped(answer.cluster().workers()),
                Figures.duration(answer.startSeconds()));
        for (ClusterStage stage : answer.stages()) {
            text.format(" %12s", Figures.duration(stage.seconds()));
        }
        text.format(
                " %12s %12s %8s %11s",
                Figures.duration(answer.closingSeconds()),
                Figures.duration(answer.seconds()),
                Figures.percent(answer.idleShare()),
                Figures.fixed(answer.coreHours(), 2));
        OptionalDouble price = question.prices().of(answer);
        if (price.isPresent()) {
            text.format(" %12s", Figures.fixed(price.getAsDouble(), PRICE_DECIMALS));
        }
        text.format("%n");
    }
}
