package org.tileindex.report;

import java.util.List;
import java.util.stream.Collectors;
import org.tileindex.telemetry.ExecutorUse;

/// The table of the executors that the workers belong to; nothing for a run without any.
final class ExecutorTable {
    private static final String CAPTION = "The processes of the cluster, and which workers are theirs";

    private ExecutorTable() {}

    static void write(Html html, List<ExecutorUse> executors) {
        if (executors.isEmpty()) {
            return;
        }
        html.markup("<section aria-labelledby=\"executors\">\n<h2 id=\"executors\">Executors</h2>\n");
        html.markup("<p class=\"lead\">").text(CAPTION).markup("</p>\n");
        ReportTables.frame(html, CAPTION, "");
        html.markup("<table>\n<thead><tr><th scope=\"col\">executor</th><th scope=\"col\">host</th>");
        html.markup("<th scope=\"col\" class=\"number\">workers</th>");
        html.markup("<th scope=\"col\" class=\"number\">CPU time of tasks</th></tr></thead>\n<tbody>\n");
        for (ExecutorUse executor : executors) {
            html.markup("<tr><th scope=\"row\">").text(executor.id()).markup("</th><td>");
            html.text(executor.host()).markup("</td><td class=\"number\">").text(workers(executor));
            html.markup("</td><td class=\"number\">").text(Figures.duration(executor.cpuSeconds()));
            html.markup("</td></tr>\n");
        }
        html.markup("</tbody>\n</table>\n</div>\n</div>\n</section>\n");
    }

    private static String workers(ExecutorUse executor) {
        return executor.workers().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
