package org.tileindex.report;

import java.util.Map;

/// The markup of a table of zones that a script sorts; it is complete without the script.
final class SortableTable {
    static final String HINT =
            "; <span class=\"by-mouse\">click</span><span class=\"by-touch\">tap</span> a heading to sort</p>\n";

    private final Html html;
    private final Map<String, String> names;

    /// @param names by the ids of zones; none where ids are not those of countries
    SortableTable(Html html, Map<String, String> names) {
        this.html = html;
        this.names = names;
    }

    /// Opens the table with the heading of the zones.
    ///
    /// @param label of the table, for those who do not see it
    /// @param sorted `ascending`, `descending` or `none`
    void begin(String label, String heading, String sorted) {
        ReportTables.frame(html, label, " tall");
        html.markup("<table class=\"sortable\">\n<thead><tr>");
        html.markup("<th scope=\"col\" aria-sort=\"" + sorted + "\"><button type=\"button\">");
        html.text(heading).markup("</button></th>");
    }

    /// Adds the heading of a column of numbers.
    void heading(String title, String sorted) {
        html.markup("<th scope=\"col\" class=\"number\" aria-sort=\"" + sorted + "\"><button type=\"button\">");
        html.text(title).markup("</button></th>");
    }

    void beginRows() {
        html.markup("</tr></thead>\n<tbody>\n");
    }

    /// Opens the row of a zone.
    void beginRow(String id) {
        html.markup("<tr><th scope=\"row\" data-value=\"").text(id).markup("\">");
        if (names.isEmpty()) {
            html.text(id);
        } else {
            html.markup("<span class=\"code\">").text(id).markup("</span> <span class=\"name\">");
            html.text(names.getOrDefault(id, "")).markup("</span>");
        }
        html.markup("</th>");
    }

    /// Adds a number to the row.
    ///
    /// @param value by which rows are sorted; empty for none
    void number(String value, String shown) {
        html.markup("<td class=\"number\" data-value=\"").text(value).markup("\">");
        html.text(shown).markup("</td>");
    }

    void endRow() {
        html.markup("</tr>\n");
    }

    void end() {
        html.markup("</tbody>\n</table>\n</div>\n</div>\n</section>\n");
    }
}
