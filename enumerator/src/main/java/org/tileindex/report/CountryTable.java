package org.tileindex.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The table of countries, the one with the most tiles first. It is complete without the script, which only sorts it.
final class CountryTable {
    private static final String TILES = "cells_included";
    private static final String COUNTRY = "country_iso";
    private static final String ZONE = "zone_id";
    private static final int MOST_ROWS = 1000;

    private static final List<Column> COLUMNS = List.of(
            new Column(TILES, "tiles"),
            new Column("cells_visited", "cells examined"),
            new Column("cells_excluded_hole", "cells in holes"),
            new Column("shards", "shards"),
            new Column("seconds", "seconds"));

    private record Column(String field, String title) {}

    private final List<Map<String, Object>> countries;

    CountryTable(List<Map<String, Object>> countries) {
        this.countries = countries;
    }

    /// The word for a row.
    ZoneNoun noun() {
        return hasZones() ? ZoneNoun.ZONE : ZoneNoun.COUNTRY;
    }

    private boolean hasZones() {
        return !countries.isEmpty() && countries.getFirst().containsKey(ZONE);
    }

    void write(Html html) {
        String title = hasZones() ? "Zones" : "Countries";
        html.markup("<section aria-labelledby=\"countries\">\n<h2 id=\"countries\">" + title + "</h2>\n");
        html.markup("<div class=\"wide tall\" tabindex=\"0\" role=\"region\" aria-labelledby=\"countries\">\n");
        html.markup("<table class=\"sortable\">\n<caption><span>")
                .text(caption())
                .markup("</span></caption>\n<thead><tr>");
        html.markup("<th scope=\"col\" aria-sort=\"none\"><button type=\"button\">" + noun().one() + "</button></th>");
        for (Column column : COLUMNS) {
            String sorted = column.field().equals(TILES) ? "descending" : "none";
            html.markup("<th scope=\"col\" class=\"number\" aria-sort=\"" + sorted + "\"><button type=\"button\">");
            html.text(column.title()).markup("</button></th>");
        }
        html.markup("</tr></thead>\n<tbody>\n");
        countries.stream()
                .sorted(Comparator.comparingDouble((Map<String, Object> country) -> -tiles(country)))
                .limit(MOST_ROWS)
                .forEach(country -> row(html, country));
        html.markup("</tbody>\n</table>\n</div>\n</section>\n");
    }

    private String caption() {
        String all = noun().count(countries.size());
        return countries.size() > MOST_ROWS
                ? "The " + Figures.grouped(MOST_ROWS) + " of " + all
                        + " with the most tiles; country_summaries.jsonl lists all"
                : all + "; click a heading to sort by its column";
    }

    private void row(Html html, Map<String, Object> country) {
        String id = String.valueOf(country.get(hasZones() ? ZONE : COUNTRY));
        html.markup("<tr><th scope=\"row\" data-value=\"")
                .text(id)
                .markup("\">")
                .text(id)
                .markup("</th>");
        for (Column column : COLUMNS) {
            Object value = country.get(column.field());
            html.markup("<td class=\"number\" data-value=\"");
            if (value instanceof Number number) {
                html.text(number.toString()).markup("\">").text(shown(number));
            } else {
                html.markup("\">");
            }
            html.markup("</td>");
        }
        html.markup("</tr>\n");
    }

    private static String shown(Number number) {
        return number instanceof Double seconds ? Figures.fixed(seconds, 3) : Figures.grouped(number.longValue());
    }

    private static double tiles(Map<String, Object> country) {
        return country.get(TILES) instanceof Number number ? number.doubleValue() : 0;
    }
}
