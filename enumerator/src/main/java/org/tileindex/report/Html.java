package org.tileindex.report;

/// A page as it grows. Whatever is not markup of our own goes through [#text] or [#value], which escape it.
final class Html {
    private static final int CAPACITY = 1 << 19;

    private final StringBuilder page = new StringBuilder(CAPACITY);

    /// Adds `markup` as it is.
    Html markup(String markup) {
        page.append(markup);
        return this;
    }

    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.append(c);
            }
        }
        return this;
    }

    /// Adds a value of the report as a person reads it, with its key and its exact text.
    Html value(ReportValues.Entry entry) {
        markup("<span data-key=\"").text(entry.key()).markup("\" data-value=\"");
        text(String.valueOf(entry.value())).markup("\">");
        return text(Figures.of(entry.name(), entry.value())).markup("</span>");
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
