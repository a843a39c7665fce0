package org.tileindex.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `run_report.html`: one self-contained file that shows a run to a person.
///
/// Figures and tables are in the page itself and carry the key and the exact text that `run_report.json` has for them;
/// a script draws the pictures.
public final class ReportPage {
    /// Draws everything, with what the scripts before it define.
    private static final String START = "start.js";

    private static final List<String> SCRIPTS =
            List.of("page.js", "timeline.js", "plots.js", "map.js", "tones.js", START);
    /// Gives the timeline of a run on a cluster the names of executors.
    private static final String EXECUTORS = "executors.js";

    private static final String PLOTTING_LIBRARY = "chart.umd.min.js";
    private static final String SOURCE_MAP = "//# sourceMappingURL=";

    private ReportPage() {}

    /// The text of the page.
    ///
    /// @param report the map of `run_report.json`
    public static String of(Map<String, Object> report, ZoneRows zones, RunCharts charts) {
        ReportValues values = new ReportValues(report);
        CountryTable table = new CountryTable(zones);
        Html html = new Html();
        PageFrame.begin(html, "tile-index run report");
        Headline.write(html, values, table.noun());
        RequestFacts.write(html, values);
        html.markup(PageFrame.resource("figures.html"));
        ExecutorTable.write(html, charts.executors());
        ReportTables.stages(html, values);
        ReportTables.caches(html, values);
        table.write(html);
        ReportTables.receipts(html, values);
        ReportTables.counters(html, values);
        return PageFrame.end(html, ChartData.of(charts, wallSeconds(values)), scripts(charts));
    }

    private static List<String> scripts(RunCharts charts) {
        String library = PageFrame.resource(PLOTTING_LIBRARY);
        int sourceMap = library.lastIndexOf(SOURCE_MAP);
        List<String> scripts = new ArrayList<>();
        scripts.add(sourceMap < 0 ? library : library.substring(0, sourceMap));
        for (String name : SCRIPTS) {
            if (name.equals(START) && !charts.executors().isEmpty()) {
                scripts.add(PageFrame.resource(EXECUTORS));
            }
            scripts.add(PageFrame.resource(name));
        }
        return scripts;
    }

    private static double wallSeconds(ReportValues values) {
        return values.find("pat", "wall_clock_seconds_total")
                .map(ReportValues.Entry::value)
                .filter(Number.class::isInstance)
                .map(seconds -> ((Number) seconds).doubleValue())
                .orElse(0.0);
    }
}
