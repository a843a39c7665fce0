package org.tileindex.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tileindex.telemetry.ExecutorUse;
import org.tileindex.telemetry.Sample;

/// The data that the script of the page draws, as JSON without any `<`, so that it may stand in a `script` element.
///
/// Times are whole microseconds. Zones and kinds of task are indices into lists.
final class ChartData {
    private static final int MOST_TASKS = 4000;
    private static final int MOST_SAMPLES = 1000;
    private static final double MICROS = 1e6;

    private final StringBuilder json = new StringBuilder();
    private final Map<String, Integer> zones = new LinkedHashMap<>();
    private final Map<String, Integer> kinds = new LinkedHashMap<>();

    private ChartData() {}

    static String of(RunCharts charts, double wallSeconds) {
        return new ChartData().render(charts, wallSeconds);
    }

    private String render(RunCharts charts, double wallSeconds) {
        json.append("{\"wall\":").append(micros(wallSeconds));
        MapZones shown = MapZones.of(charts.map());
        // The first numbers are the shortest in the text of the map.
        for (int i = 0; i < shown.others(); i++) {
            index(zones, "\0" + i);
        }
        tasks(charts.tasks());
        throughput(charts.throughput());
        TileMap map = charts.map();
        json.append(',');
        MapData.map(
                json,
                map,
                shown.others(),
                zone -> shown.isNamed(zone) ? index(zones, map.zoneIds().get(zone)) : shown.other(zone));
        json.append(',');
        MapData.texts(json, "zones", List.copyOf(zones.keySet()));
        json.append(',');
        MapData.texts(json, "kinds", List.copyOf(kinds.keySet()));
        if (!charts.executors().isEmpty()) {
            executors(charts.executors());
        }
        return json.append('}').toString();
    }

    /// The names of the processes that the workers belong to, and the workers of each.
    private void executors(List<ExecutorUse> executors) {
        json.append(',');
        MapData.texts(
                json, "executors", executors.stream().map(ExecutorUse::name).toList());
        json.append(",\"workersOf\":")
                .append(executors.stream().map(ExecutorUse::workers).toList());
    }

    private static int index(Map<String, Integer> names, String name) {
        Integer known = names.putIfAbsent(name, names.size());
        return known == null ? names.size() - 1 : known;
    }

    private static long micros(double seconds) {
        return Math.round(seconds * MICROS);
    }

    /// All tasks; only the longest, where there are very many.
    private void tasks(List<TaskBar> tasks) {
        List<TaskBar> shown = new ArrayList<>(tasks);
        if (tasks.size() > MOST_TASKS) {
            shown.sort(Comparator.comparingDouble(TaskBar::seconds).reversed());
            shown = shown.subList(0, MOST_TASKS);
        }
        shown.sort(Comparator.comparingInt(TaskBar::worker).thenComparingDouble(TaskBar::startSeconds));
        json.append(",\"tasksTotal\":").append(tasks.size()).append(",\"tasks\":[");
        for (int i = 0; i < shown.size(); i++) {
            TaskBar task = shown.get(i);
            json.append(i == 0 ? "[" : ",[").append(task.worker());
            json.append(',').append(index(kinds, task.kind()));
            json.append(',').append(index(zones, task.zone()));
            json.append(',').append(micros(task.startSeconds()));
            json.append(',').append(micros(task.seconds()));
            json.append(',').append(micros(task.predictedSeconds())).append(']');
        }
        json.append(']');
    }

    /// All samples. Where there are very many, the run is cut into equal stretches, and each keeps its fastest sample
    /// so that the peak stays visible.
    private void throughput(List<Sample> samples) {
        int shown = Math.min(samples.size(), MOST_SAMPLES);
        json.append(",\"throughput\":[");
        for (int i = 0; i < shown; i++) {
            int from = (int) ((long) i * samples.size() / shown);
            int to = (int) ((i + 1L) * samples.size() / shown);
            Sample fastest = samples.get(from);
            for (Sample sample : samples.subList(from, to)) {
                fastest = sample.tilesPerSecond() > fastest.tilesPerSecond() ? sample : fastest;
            }
            json.append(i == 0 ? "[" : ",[").append(micros(fastest.seconds()));
            json.append(',').append(Math.round(fastest.tilesPerSecond()));
            json.append(',').append(fastest.queued());
            json.append(',').append(fastest.busy()).append(']');
        }
        json.append(']');
    }
}
