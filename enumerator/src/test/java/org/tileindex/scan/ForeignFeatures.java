package org.tileindex.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.JtsPolygons;
import org.tileindex.zone.ZonePolygon;

/// The zones of a file as another program reads them: GDAL, or Arrow C++ for Parquet.
///
/// @param refusal the other program's reason not to read the file; empty if it does
/// @param crs the CRS by its code or definition; `none` if the file has none or the other program does not look for it
/// @param zones polygons by id; an id whose polygons cannot be told has a note in `unknown` instead
/// @param unknown why the geometry of an id is not made of polygons
record ForeignFeatures(String refusal, String crs, Map<String, List<ZonePolygon>> zones, Map<String, String> unknown) {
    private static final String SCRIPT = "foreign-features.py";
    private static final String READ = "read ";
    private static final String NULL = "-";

    /// Reads all files with the other program, in a process of its own for each, and leaves what it reads beside them.
    ///
    /// @return the names and versions of the other programs
    static String readAll(Path python, List<Path> files) throws Exception {
        Path script = Path.of(Objects.requireNonNull(ForeignFeatures.class.getResource(SCRIPT), SCRIPT)
                .toURI());
        Process process = new ProcessBuilder(python.toString(), script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var paths = process.outputWriter(StandardCharsets.UTF_8)) {
            for (Path file : files) {
                paths.write(file + "\n");
            }
        }
        String versions = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("%s ended with %d".formatted(SCRIPT, process.exitValue()));
        }
        return versions;
    }

    /// The zones of a file that [#readAll] has read. Features without an id are dropped.
    static ForeignFeatures of(Path file) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(file + ".features"));
        Map<String, List<ZonePolygon>> zones = new TreeMap<>();
        Map<String, String> unknown = new TreeMap<>();
        if (!lines.get(0).startsWith(READ)) {
            return new ForeignFeatures(lines.get(0), "", zones, unknown);
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ", -1);
            String id =
                    words[0].equals(NULL) ? "" : new String(HexFormat.of().parseHex(words[0]), StandardCharsets.UTF_8);
            if (!id.isBlank()) {
                List<ZonePolygon> polygons = zones.computeIfAbsent(id, name -> new ArrayList<>());
                try {
                    polygons.addAll(polygons(id, words[1]));
                } catch (ParseException | TileIndexException | IllegalArgumentException e) {
                    unknown.put(id, String.valueOf(e.getMessage()));
                }
            }
        }
        return new ForeignFeatures("", lines.get(0).substring(READ.length()), zones, unknown);
    }

    private static List<ZonePolygon> polygons(String id, String wkb) throws ParseException, TileIndexException {
        return wkb.equals(NULL)
                ? List.of()
                : JtsPolygons.fromJts(id, new WKBReader().read(HexFormat.of().parseHex(wkb)));
    }
}
