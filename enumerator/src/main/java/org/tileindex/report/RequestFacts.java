package org.tileindex.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The request of a run, the command that repeats it, the versions of all that made the output, and what was left out.
final class RequestFacts {
    private RequestFacts() {}

    static void write(Html html, ReportValues report) {
        html.markup("<section aria-labelledby=\"request\">\n<h2 id=\"request\">Request</h2>\n");
        report.find("command").ifPresent(command -> command(html, command));
        html.markup("<dl class=\"facts\">\n");
        html.fact("zones", report.find("ingress_versions", "zones", "source"));
        html.fact("inclusion rule", report.find("predicate"));
        grid(html, report);
        report.entries("options").forEach(option -> html.fact(option.name(), Optional.of(option)));
        html.fact("codec", report.find("parameters", "codec"));
        html.fact("path", report.find("path"));
        html.fact("kernels", report.find("kernels"));
        prediction(html, report);
        List<ReportValues.Entry> leftOut = report.entries("zones_left_out");
        List<String> ids =
                leftOut.stream().map(entry -> String.valueOf(entry.value())).toList();
        leftOut(html, report, ids);
        html.markup("</dl>\n");
        notes(html, "All ids left out", LeftOut.namesAll(ids) ? List.of() : leftOut);
        notes(html, "Invalid zones", report.entries("zones_invalid"));
        notes(html, "Notes on zones", report.entries("zone_notes"));
        html.markup("</section>\n");
        versions(html, report);
    }

    private static void command(Html html, ReportValues.Entry command) {
        html.markup("<p class=\"lead\">This command makes the same bytes again:</p>\n<div class=\"command\"><code>")
                .value(command)
                .markup("</code><button type=\"button\" id=\"copy\" hidden>Copy</button></div>\n");
    }

    private static void grid(Html html, ReportValues report) {
        values(
                html,
                "grid",
                List.of(report.find("grid_dims", "nrows"), report.find("grid_dims", "ncols")),
                List.of("", " rows × ", " columns"),
                NamedFigures::of);
        boolean plane = report.find("grid_cell", "width_metres").isPresent();
        String unit = plane ? "metres" : "degrees";
        html.fact("CRS", report.find("grid_crs"));
        values(
                html,
                "cell",
                List.of(report.find("grid_cell", "width_" + unit), report.find("grid_cell", "height_" + unit)),
                List.of("", " × ", ""),
                (name, value) -> value instanceof Number side ? side(side.doubleValue(), plane) : "");
        values(
                html,
                "bounds",
                Stream.of("west", "south", "east", "north")
                        .map(edge -> report.find("grid_bounds", edge))
                        .toList(),
                List.of("west ", ", south ", ", east ", ", north ", ""),
                (name, value) ->
                        value instanceof Number edge ? Figures.plain(edge.doubleValue()) + (plane ? " m" : "°") : "");
    }

    private static String side(double side, boolean plane) {
        return plane ? Figures.plain(side) + " m" : Figures.cellSide(side);
    }

    private static void prediction(Html html, ReportValues report) {
        boolean known = report.find("prediction", "from_history")
                .filter(history -> history.value().equals(true))
                .isPresent();
        values(
                html,
                "prediction",
                List.of(report.find("prediction", "seconds"), report.find("prediction", "bytes")),
                List.of("", ", ", known ? ", from earlier runs like this one" : ", from areas and rates"),
                NamedFigures::of);
    }

    /// How a value is shown, by its name in the report.
    private interface Wording {
        String of(String name, Object value);
    }

    /// A line of several values, if all are there.
    ///
    /// @param words before, between and after them
    private static void values(
            Html html, String title, List<Optional<ReportValues.Entry>> values, List<String> words, Wording wording) {
        if (!values.stream().allMatch(Optional::isPresent)) {
            return;
        }
        html.markup("<div><dt>").text(title).markup("</dt><dd>");
        for (int i = 0; i < values.size(); i++) {
            ReportValues.Entry entry = values.get(i).orElseThrow();
            html.text(words.get(i)).value(entry, wording.of(entry.name(), entry.value()));
        }
        html.text(words.getLast()).markup("</dd></div>\n");
    }

    /// The features left out, in the words of the terminal.
    private static void leftOut(Html html, ReportValues report, List<String> ids) {
        if (!ids.isEmpty()) {
            text(html, "left out", LeftOut.ids(ids));
        }
        Optional<ReportValues.Entry> nameless = report.find("features_without_id");
        if (nameless.isPresent() && nameless.get().value() instanceof Number number && number.longValue() > 0) {
            html.markup("<div><dt>left out</dt><dd>");
            html.value(nameless.get(), LeftOut.withoutId(number.longValue())).markup("</dd></div>\n");
        }
    }

    private static void versions(Html html, ReportValues report) {
        html.markup("<section aria-labelledby=\"versions\">\n<h2 id=\"versions\">Versions</h2>\n");
        html.markup("<dl class=\"facts\">\n");
        html.fact("tile-index", report.find("versions", "tile_index"));
        html.fact("JDK", report.find("versions", "jdk"));
        html.fact("written by", report.find("parameters", "created_by"));
        html.fact("format version", report.find("parameters", "format_version"));
        html.fact("zones", report.find("ingress_versions", "zones", "source"));
        html.fact("SHA-256 of the zones", report.find("ingress_versions", "zones", "sha256_hex"));
        html.fact("ISO 3166-1 codes", report.find("ingress_versions", "iso_table", "source"));
        html.fact("SHA-256 of the codes", report.find("ingress_versions", "iso_table", "sha256_hex"));
        html.fact("parameter hash", report.find("parameter_hash"));
        html.markup("</dl>\n</section>\n");
    }

    private static void text(Html html, String title, String text) {
        html.markup("<div><dt>").text(title).markup("</dt><dd>").text(text).markup("</dd></div>\n");
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
