package org.tileindex.cli;

import java.util.Comparator;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tileindex.fault.Printable;
import org.tileindex.inspect.StreamingPlan;
import org.tileindex.plan.Prediction;
import org.tileindex.plan.Prediction.ZonePrediction;
import org.tileindex.plan.RunPlan;
import org.tileindex.report.Figures;
import org.tileindex.scheduler.Schedule;
import org.tileindex.scheduler.TaskTiming;
import org.tileindex.zone.file.ZoneInput;

/// A plan as text for people.
final class PlanText {
    /// Width of the timeline, in characters.
    private static final int TIMELINE_WIDTH = 72;

    /// Workers beyond these get no line.
    private static final int MOST_WORKERS = 16;

    private PlanText() {}

    /// @param reading of rasters, if there is any
    /// @param most number of zones to list
    static String of(RunPlan plan, Optional<StreamingPlan> reading, int most) {
        Formatter text = new Formatter(Locale.ROOT);
        Prediction prediction = plan.prediction();
        text.format(
                "%s of %s in %s, about %s, in about %s with %s%n",
                Figures.count(prediction.tiles(), "tile", "tiles"),
                Figures.count(prediction.zones().size(), "zone", "zones"),
                Figures.count(prediction.shards(), "shard", "shards"),
                Figures.bytes(prediction.bytes()),
                Figures.duration(prediction.seconds()),
                Figures.count(plan.request().execution().workers(), "worker", "workers"));
        text.format("%s%n", basis(plan));
        text.format("zones: %s%n", zones(plan));
        reading.ifPresent(rasters -> text.format("rasters: %s%n", rasters.text()));
        text.format("%n");
        table(text, plan, most);
        timeline(text, prediction.schedule());
        text.format("%nparameter_hash=%s%n", plan.parameters().hash());
        return text.toString();
    }

    /// The zones' path as typed, the number of its parts if there are several, and the condition.
    private static String zones(RunPlan plan) {
        ZoneInput input = plan.input();
        String parts = input.parts() == 1 ? "" : ", " + Figures.count(input.parts(), "part", "parts");
        String where = plan.request()
                .zones()
                .options()
                .where()
                .map(condition -> ", where " + Printable.of(condition.toString()))
                .orElse("");
        return Printable.of(input.name()) + parts + where;
    }

    private static String basis(RunPlan plan) {
        String zones = plan.groups().size() == plan.known().recalled().size()
                ? "the cells of all zones are cached"
                : plan.known().valid() ? "the zones are known to be valid" : "the zones are not validated yet";
        return plan.prediction().fromHistory()
                ? "Predicted from earlier runs with the same parameters; " + zones + "."
                : "Estimated from areas and rates, because no earlier run had these parameters; " + zones + ".";
    }

    private static void table(Formatter text, RunPlan plan, int most) {
        List<ZonePrediction> heaviestFirst = plan.prediction().zones().stream()
                .sorted(Comparator.comparingLong((ZonePrediction zone) -> plan.nanos(zone))
                        .reversed()
                        .thenComparing(ZonePrediction::id))
                .toList();
        boolean shared = plan.request().layout().shards().sharesShards();
        text.format("%-12s %14s %8s %12s%n", "zone", "tiles", shared ? "" : "shards", "work");
        for (ZonePrediction zone : heaviestFirst.subList(0, Math.min(most, heaviestFirst.size()))) {
            text.format(
                    "%-12s %14s %8s %12s%n",
                    Printable.id(zone.id()),
                    Figures.grouped(zone.cost().tiles()),
                    shared ? "" : Figures.grouped(zone.shards()),
                    Figures.duration(plan.nanos(zone) / 1e9));
        }
        if (heaviestFirst.size() > most) {
            text.format("and %s%n", Figures.count(heaviestFirst.size() - most, "more zone", "more zones"));
        }
        text.format("%n");
    }

    /// One line per worker. Each character is a stretch of time and shows the task that runs in its middle.
    private static void timeline(Formatter text, Schedule schedule) {
        int workers = schedule.workers().size();
        double stretch = Math.max(1, schedule.makespan()) / (double) TIMELINE_WIDTH;
        text.format(
                "timeline of %s: v validate, s scan, r recall, # shard, . idle%n",
                Figures.duration(schedule.makespan() / 1e9));
        for (int worker = 0; worker < Math.min(workers, MOST_WORKERS); worker++) {
            text.format("%4d %s%n", worker, line(schedule, worker, stretch));
        }
        if (workers > MOST_WORKERS) {
            text.format("and %s%n", Figures.count(workers - MOST_WORKERS, "more worker", "more workers"));
        }
    }

    private static String line(Schedule schedule, int worker, double stretch) {
        StringBuilder line = new StringBuilder(".".repeat(TIMELINE_WIDTH));
        for (TaskTiming timing : schedule.tasks()) {
            if (timing.worker() == worker) {
                int from = (int) Math.ceil(timing.startNanos() / stretch - 0.5);
                int to = (int) Math.ceil(timing.endNanos() / stretch - 0.5);
                for (int i = Math.max(0, from); i < Math.min(TIMELINE_WIDTH, to); i++) {
                    line.setCharAt(i, symbol(timing.kind()));
                }
            }
        }
        return line.toString();
    }

    private static char symbol(String kind) {
        return kind.equals("shard") ? '#' : kind.charAt(0);
    }
}
