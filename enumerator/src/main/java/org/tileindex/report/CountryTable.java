package org.tileindex.report;

import java.util.List;
import java.util.Map;

/// The table of countries, the one with the most tiles first. It is complete without the script, which only sorts it.
final class CountryTable {
    private static final String COUNTRY = "country_iso";
    private static final String ZONE = "zone_id";
    private static final double M2_PER_KM2 = 1e6;

    private static final List<Column> COLUMNS = List.of(
            new Column(ZoneRows.TILES, "tiles"),
            new Column(ZoneRows.AREA, "km²"),
            new Column("cells_visited", "cells examined"),
            new Column("cells_excluded_hole", "cells in holes"),
            new Column("shards", "shards"),
            new Column("seconds", "seconds of work"));

    private record Column(String field, String title) {}

    private final ZoneRows zones;

    CountryTable(ZoneRows zones) {
        this.zones = zones;
    }

    /// The word for a row.
    ZoneNoun noun() {
        return hasZones() ? ZoneNoun.ZONE : ZoneNoun.COUNTRY;
    }

    private boolean hasZones() {
        return !zones.heaviest().isEmpty() && zones.heaviest().getFirst().containsKey(ZONE);
    }

    void write(Html html) {
        String title = hasZones() ? "Zones" : "Countries";
        html.markup("<section aria-labelledby=\"countries\">\n<h2 id=\"countries\">" + title + "</h2>\n");
        caption(html);
        ReportTables.frame(html, title, " tall");
        html.markup("<table class=\"sortable\">\n<thead><tr>");
        html.markup("<th scope=\"col\" aria-sort=\"none\"><button type=\"button\">" + noun().one() + "</button></th>");
        for (Column column : COLUMNS) {
            String sorted = column.field().equals(ZoneRows.TILES) ? "descending" : "none";
            html.markup("<th scope=\"col\" class=\"number\" aria-sort=\"" + sorted + "\"><button type=\"button\">");
            html.text(column.title()).markup("</button></th>");
        }
        html.markup("</tr></thead>\n<tbody>\n");
        Map<String, String> names = hasZones() ? Map.of() : CountryNames.all();
        zones.heaviest().forEach(zone -> row(html, zone, names));
        html.markup("</tbody>\n</table>\n</div>\n</div>\n</section>\n");
    }

    private void caption(Html html) {
        String all = noun().count(zones.total());
        int shown = zones.heaviest().size();
        html.markup("<p class=\"lead\">");
        if (shown < zones.total()) {
            html.text("The " + Figures.grouped(shown) + " of " + all + " with the most tiles; the other "
                    + Figures.grouped(zones.total() - shown) + " are in ");
            html.markup("<a href=\"" + ZoneRows.ALL + "\">" + ZoneRows.ALL + "</a>");
        } else {
            html.text(all);
        }
        html.markup("; <span class=\"by-mouse\">click</span><span class=\"by-touch\">tap</span> a heading to sort")
                .markup("</p>\n");
    }

    private void row(Html html, Map<String, Object> zone, Map<String, String> names) {
        String id = String.valueOf(zone.get(hasZones() ? ZONE : COUNTRY));
        html.markup("<tr><th scope=\"row\" data-value=\"").text(id).markup("\">");
        if (hasZones()) {
            html.text(id);
        } else {
            html.markup("<span class=\"code\">").text(id).markup("</span> <span class=\"name\">");
            html.text(names.getOrDefault(id, "")).markup("</span>");
        }
        html.markup("</th>");
        for (Column column : COLUMNS) {
            Object value = zone.get(column.field());
            html.markup("<td class=\"number\" data-value=\"");
            if (value instanceof Number number) {
                html.text(number.toString()).markup("\">").text(shown(column, number));
            } else {
                html.markup("\">");
            }
            html.markup("</td>");
        }
        html.markup("</tr>\n");
    }

    private static String shown(Column column, Number number) {
        if (column.field().equals(ZoneRows.AREA)) {
            double area = number.doubleValue() / M2_PER_KM2;
            return Figures.fixed(area, area < 1 ? 3 : area < 100 ? 1 : 0);
        }
        if (number instanceof Double seconds) {
            return Figures.fixed(seconds, 3);
        }
        return number.longValue() == 0 ? Html.NONE : Figures.grouped(number.longValue());
    }
}
