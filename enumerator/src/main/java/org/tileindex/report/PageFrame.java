package org.tileindex.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What stands around the content of a page: its head, whose content security policy forbids the page to load anything,
/// and at its end the data and the scripts.
final class PageFrame {
    private PageFrame() {}

    static void begin(Html html, String title) {
        html.markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
        html.markup("style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n");
        html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.markup("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.markup("<link rel=\"icon\" href=\"data:,\">\n<title>").text(title).markup("</title>\n<style>\n");
        html.markup(resource("page.css")).markup("</style>\n</head>\n<body>\n<main>\n");
    }

    /// @param data JSON without any `<`
    /// @param scripts their texts, in the order in which they run
    static String end(Html html, String data, List<String> scripts) {
        html.markup("</main>\n<div id=\"tip\" role=\"status\" hidden></div>\n");
        html.markup("<script type=\"application/json\" id=\"data\">")
                .markup(data)
                .markup("</script>\n");
        scripts.forEach(script -> html.markup("<script>\n").markup(script).markup("</script>\n"));
        return html.markup("</body>\n</html>\n").toString();
    }

    /// The text of a resource beside this class.
    static String resource(String name) {
        try (InputStream in = PageFrame.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
