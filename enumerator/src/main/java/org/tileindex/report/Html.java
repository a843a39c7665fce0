package org.tileindex.report;

import java.util.Optional;
import org.tileindex.fault.Printable;

/// A page under construction. Everything but our own markup goes through [#text] or [#value], which escape it.
final class Html {
    /// Stands where a number would say nothing.
    static final String NONE = "–";

    private static final int CAPACITY = 1 << 19;

    private final StringBuilder page = new StringBuilder(CAPACITY);

    /// Adds `markup` as it is.
    Html markup(String markup) {
        page.append(markup);
        return this;
    }

    /// Adds `text`, escaped.
    Html text(String text) {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            String escaped = escape(text.charAt(i));
            if (!escaped.isEmpty()) {
                page.append(text, written, i).append(escaped);
                written = i + 1;
            }
        }
        page.append(text, written, text.length());
        return this;
    }

    /// The escape of a character that would be markup, or that steers; nothing for one that stands for itself.
    private static String escape(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            case '\n', '\t' -> "";
            default -> Character.isISOControl(c) ? Printable.of(Character.toString(c)) : "";
        };
    }

    /// Adds a value of the report as a person reads it, with its key and its exact text as attributes.
    Html value(ReportValues.Entry entry) {
        return value(entry, NamedFigures.of(entry.name(), entry.value()));
    }

    /// The same in other words.
    Html value(ReportValues.Entry entry, String shown) {
        markup("<span data-key=\"").text(entry.key()).markup("\" data-value=\"");
        text(String.valueOf(entry.value())).markup("\">");
        return text(shown).markup("</span>");
    }

    /// Adds a titled value of a list of facts, if the report has it.
    Html fact(String title, Optional<ReportValues.Entry> entry) {
        entry.ifPresent(shown ->
                markup("<div><dt>").text(title).markup("</dt><dd>").value(shown).markup("</dd></div>\n"));
        return this;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
