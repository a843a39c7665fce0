package org.tileindex.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tileindex.forecast.Assumption;
import org.tileindex.forecast.ClusterForecast;
import org.tileindex.forecast.ClusterQuestion;
import org.tileindex.forecast.ClusterStage;
import org.tileindex.forecast.Traffic;

/// Forecasts for clusters as an object of JSON, described by `docs/schema/plan.json`.
final class ClusterJson {
    private ClusterJson() {}

    static Map<String, Object> of(ClusterAnswers answers) {
        ClusterQuestion question = answers.question();
        Traffic traffic = answers.traffic();
        Map<String, Object> assumed = new LinkedHashMap<>();
        for (Assumption assumption : Assumption.values()) {
            assumed.put(assumption.label(), question.assumptions().value(assumption));
        }
        Map<String, Object> prices = new LinkedHashMap<>();
        question.prices().given().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(price -> prices.put(price.getKey().label(), price.getValue()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("assumed", assumed);
        json.put("prices", prices);
        json.put("files", traffic.files());
        json.put("bytes_written", traffic.bytesWritten());
        json.put("bytes_read", traffic.bytesRead());
        json.put("puts", traffic.puts());
        json.put("gets", traffic.gets());
        json.put(
                "local_seconds",
                answers.localSeconds().stream().boxed().findFirst().orElse(null));
        json.put(
                "shapes",
                answers.clusters().stream()
                        .map(answer -> shape(question, answer))
                        .toList());
        return json;
    }

    private static Map<String, Object> shape(ClusterQuestion question, ClusterForecast answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("executors", answer.cluster().executors());
        json.put("workers", answer.cluster().workers());
        json.put("seconds", answer.seconds());
        json.put("start_seconds", answer.startSeconds());
        json.put("stages", answer.stages().stream().map(ClusterJson::stage).toList());
        json.put("close_seconds", answer.closingSeconds());
        json.put("idle_share", answer.idleShare());
        json.put("core_hours", answer.coreHours());
        json.put("busy_core_hours", answer.busyCoreHours());
        json.put(
                "price",
                question.prices().of(answer).stream().boxed().findFirst().orElse(null));
        return json;
    }

    private static Map<String, Object> stage(ClusterStage stage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("stage", stage.name());
        json.put("tasks", stage.tasks());
        json.put("seconds", stage.seconds());
        json.put("busy_seconds", stage.busySeconds());
        json.put("longest_seconds", stage.longestSeconds());
        return json;
    }
}
