package org.tileindex.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.request.Outputs;
import org.tileindex.tile.OutputPaths;
import org.tileindex.writer.Store;

/// Errors as JSON lines in `events.jsonl` of the report folder (contract, section 10.2).
public final class ErrorEvents {
    private static final String FILE = "events.jsonl";

    private static final JSON JSON_LINE = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private ErrorEvents() {}

    /// Appends one event: to the partition's reports where the parameters are known, else to the reports of all runs.
    /// An output folder that cannot be written has no events; the error itself says why.
    public static void append(FilePlace out, Optional<String> parameterHash, TileIndexException error) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event", "S1_ERROR");
        event.put("code", error.code().name());
        event.put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        event.put("parameter_hash", parameterHash.orElse(null));
        event.put("country_iso", error.zone().orElse(null));
        event.put("raster_row", null);
        event.put("raster_col", null);
        event.put("message", error.getMessage());
        String folder = parameterHash.map(OutputPaths::reportsOf).orElse(OutputPaths.REPORTS);
        try (Store store = Outputs.open(out)) {
            append(store, folder + "/" + FILE, JSON_LINE.asString(event) + "\n");
        } catch (IOException | TileIndexException e) {
            error.addSuppressed(e);
        }
    }

    /// Adds a line to a file; object stores can only replace it.
    private static void append(Store store, String name, String line) throws IOException {
        if (store.draftsAreFiles()) {
            Path file = store.drafts().resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return;
        }
        String before = "";
        if (store.exists(name)) {
            try (InputStream lines = store.read(name)) {
                before = new String(lines.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        store.put(name, (before + line).getBytes(StandardCharsets.UTF_8));
    }
}
