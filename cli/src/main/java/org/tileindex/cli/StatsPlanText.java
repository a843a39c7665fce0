package org.tileindex.cli;

import java.io.PrintWriter;
import org.tileindex.inspect.StreamingPlan;
import org.tileindex.report.Figures;
import org.tileindex.report.ZoneNoun;
import org.tileindex.stats.StatsPlan;
import org.tileindex.stats.StatsRequest;

/// What a run of `stats` would do, as text for people.
final class StatsPlanText {
    private StatsPlanText() {}

    /// @param noun for the zones
    static void print(PrintWriter text, StatsRequest request, StatsPlan plan, ZoneNoun noun) {
        text.printf("%s, %s%n", noun.count(plan.zones()), Figures.count(plan.cells(), "cell", "cells"));
        if (plan.empty() > 0) {
            text.printf("no cells     %s%n", noun.count(plan.empty()));
        }
        if (plan.leftOut() > 0) {
            text.printf("left out     %s%n", noun.count(plan.leftOut()));
        }
        plan.rasters()
                .forEach(raster -> text.printf(
                        "read         %s: %s%n",
                        raster.name(), StreamingPlan.text(raster.figures(), raster.fileBytes())));
        text.printf("tasks        %s%n", Figures.grouped(plan.tasks()));
        text.printf("validity     %s%n", validity(request, plan));
        RunLines.invalid(text, plan.problems());
        String rows = plan.rows().isPresent()
                ? Figures.count(plan.rows().getAsLong(), "row", "rows")
                : "a row for each value of each zone and band";
        text.printf("would write  %s: %s%n", request.out(), rows);
        request.report().ifPresent(page -> text.printf("would write  %s%n", page));
        text.flush();
    }

    private static String validity(StatsRequest request, StatsPlan plan) {
        if (request.from().isPresent()) {
            return "cells are published, nothing is checked";
        }
        return plan.known() ? "known from an earlier run" : "not known yet, each zone is checked";
    }
}
