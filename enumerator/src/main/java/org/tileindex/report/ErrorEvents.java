package org.tileindex.report;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.tile.OutputPaths;

/// Errors as JSON lines in `events.jsonl` of the report folder (contract, section 10.2).
public final class ErrorEvents {
    private static final String FILE = "events.jsonl";

    private ErrorEvents() {}

    /// Appends one event: to the partition's reports where the parameters are known, else to the reports of all runs.
    /// An output folder that cannot be written has no events; the error itself says why.
    public static void append(Path out, Optional<String> parameterHash, TileIndexException error) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event", "S1_ERROR");
        event.put("code", error.code().name());
        event.put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        event.put("parameter_hash", parameterHash.orElse(null));
        event.put("country_iso", error.zone().orElse(null));
        event.put("raster_row", null);
        event.put("raster_col", null);
        event.put("message", error.getMessage());
        OutputPaths paths = new OutputPaths(out);
        Path folder = parameterHash.map(paths::reports).orElse(paths.reports());
        try {
            Files.createDirectories(folder);
            String line = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(event) + "\n";
            Files.writeString(folder.resolve(FILE), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            error.addSuppressed(e);
        }
    }
}
