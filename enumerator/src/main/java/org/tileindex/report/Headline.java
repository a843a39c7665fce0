package org.tileindex.report;

import java.util.List;
import java.util.Optional;

/// The top of the page: the number of tiles, the main figures, and the request.
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
        request(html, report);
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
        card(html, "tiles per second", report.find("pat", "tiles_per_second"));
        card(html, "peak tiles per second", report.find("pat", "tiles_per_second_peak"));
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

    private static void request(Html html, ReportValues report) {
        html.markup("<section aria-labelledby=\"request\">\n<h2 id=\"request\">Request</h2>\n<dl class=\"facts\">\n");
        fact(html, "inclusion rule", report.find("predicate"));
        Optional<ReportValues.Entry> rows = report.find("grid_dims", "nrows");
        Optional<ReportValues.Entry> columns = report.find("grid_dims", "ncols");
        if (rows.isPresent() && columns.isPresent()) {
            html.markup("<div><dt>grid</dt><dd>").value(rows.get()).markup(" rows × ");
            html.value(columns.get()).markup(" columns</dd></div>\n");
        }
        fact(html, "codec", report.find("parameters", "codec"));
        fact(html, "path", report.find("path"));
        fact(html, "kernels", report.find("kernels"));
        fact(html, "zones", report.find("ingress_versions", "zones", "source"));
        fact(html, "SHA-256 of the zones", report.find("ingress_versions", "zones", "sha256_hex"));
        fact(html, "parameter hash", report.find("parameter_hash"));
        html.markup("</dl>\n");
        notes(html, "Features left out because they have no ISO 3166-1 code", report.entries("zones_left_out"));
        notes(html, "Invalid zones", report.entries("zones_invalid"));
        html.markup("</section>\n");
    }

    private static void fact(Html html, String title, Optional<ReportValues.Entry> entry) {
        entry.ifPresent(shown -> html.markup("<div><dt>")
                .text(title)
                .markup("</dt><dd>")
                .value(shown)
                .markup("</dd></div>\n"));
    }

    private static void notes(Html html, String title, List<ReportValues.Entry> notes) {
        if (notes.isEmpty()) {
            return;
        }
        html.markup("<details><summary>")
                .text(title)
                .markup(" (" + Figures.grouped(notes.size()) + ")</summary>\n<ul>");
        notes.forEach(note -> html.markup("<li>").value(note).markup("</li>"));
        html.markup("</ul></details>\n");
    }
}
