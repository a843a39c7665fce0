package org.tileindex.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// `run_report.html`: one self-contained file that shows a run to a person.
///
/// Figures and tables are in the page itself and carry the key and the exact text that `run_report.json` has for them;
/// a script draws the pictures. The content security policy in its head forbids the page to load anything.
public final class ReportPage {
    private static final List<String> SCRIPTS = List.of("page.js", "timeline.js", "plots.js", "map.js", "start.js");
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
        head(html);
        Headline.write(html, values, table.noun());
        RequestFacts.write(html, values);
        html.markup(resource("figures.html"));
        ReportTables.stages(html, values);
        ReportTables.caches(html, values);
        table.write(html);
        ReportTables.receipts(html, values);
        ReportTables.counters(html, values);
        html.markup("</main>\n<div id=\"tip\" role=\"status\" hidden></div>\n");
        html.markup("<script type=\"application/json\" id=\"data\">");
        html.markup(ChartData.of(charts, wallSeconds(values))).markup("</script>\n");
        String library = resource(PLOTTING_LIBRARY);
        int sourceMap = library.lastIndexOf(SOURCE_MAP);
        script(html, sourceMap < 0 ? library : library.substring(0, sourceMap));
        SCRIPTS.forEach(name -> script(html, resource(name)));
        return html.markup("</body>\n</html>\n").toString();
    }

    private static void head(Html html) {
        html.markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
        html.markup("style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n");
        html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.markup("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.markup("<link rel=\"icon\" href=\"data:,\">\n<title>tile-index run report</title>\n<style>\n");
        html.markup(resource("page.css")).markup("</style>\n</head>\n<body>\n<main>\n");
    }

    private static void script(Html html, String script) {
        html.markup("<script>\n").markup(script).markup("</script>\n");
    }

    private static double wallSeconds(ReportValues values) {
        return values.find("pat", "wall_clock_seconds_total")
                .map(ReportValues.Entry::value)
                .filter(Number.class::isInstance)
                .map(seconds -> ((Number) seconds).doubleValue())
                .orElse(0.0);
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
