package org.tileindex.report;

import java.util.Optional;

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
    private static String noun(ReportValues report, String key, String one, String many) {
        return report.find(key)
                .filter(number -> String.valueOf(number.value()).equals("1"))
                .map(single -> one)
                .orElse(many);
    }

    private static void figures(Html html, ReportValues report) {
        html.markup("<section aria-labelledby=\"figures\">\n<h2 id=\"figures\" class=\"unseen\">Figures</h2>\n");
        html.markup("<dl class=\"cards\">\n");
        card(html, "wall time", report.find("pat", "wall_clock_seconds_total"));
        card(html, "throughput", report.find("pat", "tiles_per_second"));
        card(html, "peak throughput", report.find("pat", "tiles_per_second_peak"));
        card(html, "bytes written", report.find("pat", "bytes_written_total"));
        card(html, "shards", report.find("pat", "shards"));
        card(html, "workers", report.find("pat", "workers_used"));
        card(html, "CPU time", report.find("pat", "cpu_seconds_total"));
        card(html, "peak memory", report.find("pat", "max_worker_rss_bytes"));
        html.markup("</dl>\n</section>\n");
    }

    private static void card(Html html, String title, Optional<ReportValues.Entry> entry) {
        entry.ifPresent(shown -> html.markup("<div><dt>")
                .text(title)
                .markup("</dt><dd>")
                .value(shown)
                .markup("</dd></div>\n"));
    }
}
