package org.tileindex.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Option;

/// The option `--json`: the answer as one JSON object on stdout instead of text; a mixin. `docs/json.md` describes the
/// objects.
final class JsonOption {
    @Option(names = "--json", description = "Print one JSON object (docs/json.md) instead of text.")
    private boolean json;

    boolean isGiven() {
        return json;
    }

    static void print(PrintWriter out, Map<String, Object> object) {
        try {
            out.println(pretty().asString(object));
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException("an object of texts and numbers has a JSON form", e);
        }
    }

    /// Writes characters beyond ASCII as escapes, because stdout may have any charset. It is no constant, since most
    /// commands have this option and few runs need the library.
    private static JSON pretty() {
        return JSON.builder(JsonFactory.builder()
                        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                        .build())
                .enable(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES)
                .build();
    }
}
