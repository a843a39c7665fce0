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
        SortableTable table = new SortableTable(html, hasZones() ? Map.of() : CountryNames.all());
        table.begin(title, noun().one(), "none");
        for (Column column : COLUMNS) {
            table.heading(column.title(), column.field().equals(ZoneRows.TILES) ? "descending" : "none");
        }
        table.beginRows();
        zones.heaviest().forEach(zone -> row(table, zone));
        table.end();
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
        html.markup(SortableTable.HINT);
    }

    private void row(SortableTable table, Map<String, Object> zone) {
        table.beginRow(String.valueOf(zone.get(hasZones() ? ZONE : COUNTRY)));
        for (Column column : COLUMNS) {
            if (zone.get(column.field()) instanceof Number number) {
                table.number(number.toString(), shown(column, number));
            } else {
                table.number("", "");
            }
        }
        table.endRow();
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
