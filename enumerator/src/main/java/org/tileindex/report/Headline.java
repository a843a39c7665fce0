package org.tileindex.report;

/// The top of the page: the number of tiles, and the main figures.
final class Headline {
    private Headline() {}

    static void write(Html html, ReportValues report, ZoneNoun zones) {
        html.markup("<header>\n<p class=\"eyebrow\">tile-index run report</p>\n<h1>");
        report.find("rows_emitted").ifPresent(html::value);
        html.text(" " + noun(report, "rows_emitted", "tile", "tiles") + " of ");
        report.find("countries_total").ifPresent(html::value);
        html.text(" " + noun(report, "countries_total", zones.one(), zones.many()))
                .markup("</h1>\n</header>\n");
        figures(html, report);
    }

    /// The singular where the value at `key` is 1.
    static String noun(ReportValues report, String key, String one, String many) {
        return report.find(key)
                .filter(number -> String.valueOf(number.value()).equals("1"))
                .map(single -> one)
                .orElse(many);
    }

    private static void figures(Html html, ReportValues report) {
        html.markup("<section aria-labelledby=\"figures\">\n<h2 id=\"figures\" class=\"unseen\">Figures</h2>\n");
        html.markup("<dl class=\"cards\">\n");
        html.fact("wall time", report.find("pat", "wall_clock_seconds_total"));
        html.fact("throughput", report.find("pat", "tiles_per_second"));
        html.fact("peak throughput", report.find("pat", "tiles_per_second_peak"));
        html.fact("bytes written", report.find("pat", "bytes_written_total"));
        html.fact("shards", report.find("pat", "shards"));
        html.fact("workers", report.find("pat", "workers_used"));
        html.fact("CPU time", report.find("pat", "cpu_seconds_total"));
        html.fact("peak memory", report.find("pat", "max_worker_rss_bytes"));
        html.markup("</dl>\n</section>\n");
    }
}
