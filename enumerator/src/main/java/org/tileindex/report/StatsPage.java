package org.tileindex.report;

import java.util.List;
import java.util.Map;

/// The page that shows statistics of zones to a person: one self-contained file, as [ReportPage] is.
public final class StatsPage {
    private static final List<String> SCRIPTS = List.of("page.js", "map.js", "scale.js", "stats.js");

    private StatsPage() {}

    /// The text of the page.
    ///
    /// @param report facts of the run, under the names that `run_report.json` has for such
    public static String of(Map<String, Object> report, StatsFigures figures, ZoneNoun noun) {
        ReportValues values = new ReportValues(report);
        StatsSelection selection = StatsSelection.of(figures);
        Html html = new Html();
        PageFrame.begin(html, "tile-index statistics");
        headline(html, values, noun);
        html.markup(PageFrame.resource("stats.html"));
        left(html, figures, selection);
        table(html, figures, selection, noun);
        RequestFacts.write(html, values);
        List<String> scripts = SCRIPTS.stream().map(PageFrame::resource).toList();
        return PageFrame.end(html, StatsData.of(figures, selection, noun), scripts);
    }

    private static void headline(Html html, ReportValues report, ZoneNoun noun) {
        html.markup("<header>\n<p class=\"eyebrow\">tile-index statistics</p>\n<h1>Statistics of ");
        report.find("zones").ifPresent(html::value);
        html.text(" " + Headline.noun(report, "zones", noun.one(), noun.many())).markup("</h1>\n</header>\n");
        html.markup("<section aria-labelledby=\"figures\">\n<h2 id=\"figures\" class=\"unseen\">Figures</h2>\n");
        html.markup("<dl class=\"cards\">\n");
        html.fact("cells", report.find("cells"));
        html.fact("time", report.find("seconds"));
        html.fact("rasters", report.find("rasters"));
        html.fact("bands", report.find("bands"));
        html.fact("rows written", report.find("rows"));
        html.fact("blocks read", report.find("read", "blocks"));
        html.fact("bytes of blocks", report.find("read", "bytes"));
        html.fact("requests sent", report.find("read", "requests"));
        html.markup("</dl>\n</section>\n");
    }

    /// Says which rasters and bands are not on the page.
    private static void left(Html html, StatsFigures figures, StatsSelection selection) {
        int all = figures.layers().size();
        if (selection.layers() < all) {
            html.markup("<p class=\"lead\">");
            html.text("The page has the first %s of %s raster bands; the file has all."
                    .formatted(Figures.grouped(selection.layers()), Figures.grouped(all)));
            html.markup("</p>\n");
        }
    }

    private static void table(Html html, StatsFigures figures, StatsSelection selection, ZoneNoun noun) {
        html.markup("<section aria-labelledby=\"values\">\n<h2 id=\"values\">Values</h2>\n<p class=\"lead\">");
        String layer = figures.layers().getFirst() + ": ";
        html.markup("<span id=\"shown\">").text(figures.layers().size() > 1 ? layer : "");
        html.markup("</span>").text(extent(figures, selection, noun)).markup(SortableTable.HINT);
        boolean countries = noun == ZoneNoun.COUNTRY;
        SortableTable table = new SortableTable(html, countries ? CountryNames.all() : Map.of());
        table.begin("Values", noun.one(), "ascending");
        figures.columns().forEach(column -> table.heading(column, "none"));
        table.beginRows();
        for (int zone : selection.rows()) {
            table.beginRow(figures.map().zoneIds().get(zone));
            for (int column = 0; column < figures.columns().size(); column++) {
                double number = figures.numbers().at(zone, 0, column);
                String text = Double.isNaN(number) ? "" : Figures.shortest(number);
                table.number(text, text.isEmpty() ? Html.NONE : text);
            }
            table.endRow();
        }
        table.end();
    }

    private static String extent(StatsFigures figures, StatsSelection selection, ZoneNoun noun) {
        int all = figures.listed().size();
        int rows = selection.rows().size();
        return rows == all
                ? noun.count(all)
                : "the %s of %s that take the most of the map; the file has all"
                        .formatted(Figures.grouped(rows), noun.count(all));
    }
}
