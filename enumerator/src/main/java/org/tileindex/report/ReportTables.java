package org.tileindex.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tables of the page: stages, caches, receipts and all counters. A table without values is left out.
final class ReportTables {
    private ReportTables() {}

    private static final String REQUESTS = "hit_ratio";

    /// Titles of columns that say more than their names, whose units stand beside the values.
    private static final Map<String, String> TITLES = Map.of(
            "wall_seconds",
            "wall time",
            "cpu_seconds",
            "CPU time",
            "wait_seconds",
            "waiting",
            "rows",
            "tiles",
            REQUESTS,
            "hit ratio");

    static void stages(Html html, ReportValues report) {
        List<ReportValues.Entry> stages =
                report.entries("stages").stream().filter(ReportTables::says).toList();
        if (!stages.isEmpty()) {
            html.markup("<section aria-labelledby=\"stages\">\n<h2 id=\"stages\">Stages</h2>\n");
            table(html, "Time, tiles and bytes of each stage, summed over all threads", stages, "stage");
            html.markup("</section>\n");
        }
    }

    /// Whether any number of a row is not 0.
    private static boolean says(ReportValues.Entry row) {
        return ReportValues.children(row).stream().anyMatch(cell -> cell.value() instanceof Number && !isZero(cell));
    }

    private static boolean isZero(ReportValues.Entry cell) {
        return cell.value() instanceof Number number && number.doubleValue() == 0;
    }

    static void caches(Html html, ReportValues report) {
        List<ReportValues.Entry> caches = report.entries("pat", "cache");
        if (!caches.isEmpty()) {
            html.markup("<section aria-labelledby=\"caches\">\n<h2 id=\"caches\">Caches</h2>\n");
            table(html, "Requests to each cache, and its traffic", caches, "name");
            html.markup("</section>\n");
        }
    }

    /// One row for each of `rows`, which are maps; the columns are the names in them. A row's heading is its own field
    /// `named`, or else its name in the map that holds it.
    private static void table(Html html, String caption, List<ReportValues.Entry> rows, String named) {
        Set<String> columns = new LinkedHashSet<>();
        for (ReportValues.Entry row : rows) {
            ReportValues.children(row).forEach(cell -> columns.add(cell.name()));
        }
        columns.remove(named);
        html.markup("<p class=\"lead\">").text(caption).markup("</p>\n");
        frame(html, caption, "");
        html.markup("<table>\n<thead><tr><th scope=\"col\">");
        html.text(named.equals("name") ? "cache" : named).markup("</th>");
        columns.forEach(column -> html.markup("<th scope=\"col\" class=\"number\">")
                .text(TITLES.getOrDefault(column, column.replace('_', ' ')))
                .markup("</th>"));
        html.markup("</tr></thead>\n<tbody>\n");
        for (ReportValues.Entry row : rows) {
            row(html, row, named, columns);
        }
        html.markup("</tbody>\n</table>\n</div>\n</div>\n");
    }

    /// Opens the two boxes of a table: the inner one scrolls, the outer one shows that there is more.
    static void frame(Html html, String label, String more) {
        html.markup("<div class=\"wide\"><div class=\"scroll" + more
                        + "\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .text(label)
                .markup("\">\n");
    }

    private static void row(Html html, ReportValues.Entry row, String named, Set<String> columns) {
        List<ReportValues.Entry> cells = ReportValues.children(row);
        html.markup("<tr><th scope=\"row\">");
        Optional<ReportValues.Entry> name = cell(cells, named);
        name.ifPresentOrElse(html::value, () -> html.text(row.name().replace('_', ' ')));
        html.markup("</th>");
        for (String column : columns) {
            html.markup("<td class=\"number\">");
            cell(cells, column).ifPresent(value -> {
                if (isZero(value) && !isShare(column, cells)) {
                    html.value(value, Html.NONE);
                } else {
                    html.value(value);
                }
            });
            html.markup("</td>");
        }
        html.markup("</tr>\n");
    }

    /// Whether 0 is a share of something: a hit ratio where there were requests.
    private static boolean isShare(String column, List<ReportValues.Entry> cells) {
        return column.equals(REQUESTS)
                && cell(cells, "misses").filter(misses -> !isZero(misses)).isPresent();
    }

    private static Optional<ReportValues.Entry> cell(List<ReportValues.Entry> cells, String name) {
        return cells.stream().filter(cell -> cell.name().equals(name)).findFirst();
    }

    static void receipts(Html html, ReportValues report) {
        html.markup("<section aria-labelledby=\"receipts\">\n<h2 id=\"receipts\">Receipts</h2>\n");
        html.markup("<p class=\"lead\">Two outputs with the same SHA-256 have the same files, byte by byte.</p>\n");
        for (ReportValues.Entry dataset : report.entries("determinism_receipt")) {
            html.markup("<h3>").text(dataset.name()).markup("</h3>\n<dl class=\"facts\">\n");
            ReportValues.children(dataset)
                    .forEach(field -> fact(html, field.name().replace('_', ' '), field));
            html.markup("</dl>\n");
        }
        html.markup("</section>\n");
    }

    /// All measured values, by their names in `run_report.json` (contract, section 6.2).
    static void counters(Html html, ReportValues report) {
        List<ReportValues.Entry> counters = new ArrayList<>();
        for (ReportValues.Entry entry : report.entries("pat")) {
            if (!entry.name().equals("cache")) {
                counters.addAll(ReportValues.leaves(entry));
            }
        }
        html.markup("<section aria-labelledby=\"counters\">\n<h2 id=\"counters\">Counters</h2>\n");
        html.markup("<details><summary>All counters of run_report.json</summary>\n<dl class=\"facts names\">\n");
        counters.forEach(counter -> fact(html, counter.key().substring("pat.".length()), counter));
        html.markup("</dl></details>\n</section>\n");
    }

    private static void fact(Html html, String title, ReportValues.Entry entry) {
        Object shown = entry.value();
        if (shown instanceof Map<?, ?> || shown instanceof List<?>) {
            return;
        }
        html.fact(title, Optional.of(entry));
    }
}
