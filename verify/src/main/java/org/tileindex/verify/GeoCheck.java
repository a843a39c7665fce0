package org.tileindex.verify;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tileindex.fault.Printable;

/// Checks what the footer of a file with rectangles says of them (GeoParquet 1.1.0, *File metadata*). The rectangle of
/// the file must be the least one around all rows.
final class GeoCheck {
    /// The key of the footer's entry.
    static final String KEY = "geo";

    private static final String COLUMN = "geometry";

    private double west = Double.POSITIVE_INFINITY;
    private double south = Double.POSITIVE_INFINITY;
    private double east = Double.NEGATIVE_INFINITY;
    private double north = Double.NEGATIVE_INFINITY;

    /// Adds the rectangle of a row.
    void add(double xmin, double ymin, double xmax, double ymax) {
        west = Math.min(west, xmin);
        south = Math.min(south, ymin);
        east = Math.max(east, xmax);
        north = Math.max(north, ymax);
    }

    /// Compares the entry when all rows are added.
    void check(Map<String, String> metadata, FileFaults faults) {
        String found = metadata.getOrDefault(KEY, "none");
        Map<String, Object> wanted = wanted();
        if (!parsed(found).equals(wanted)) {
            faults.add(
                    "the footer's entry geo is not that of the file's rectangles",
                    text(wanted),
                    Printable.detail(found));
        }
    }

    private static Map<String, Object> parsed(String json) {
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException e) {
            return Map.of();
        }
    }

    private Map<String, Object> wanted() {
        Map<String, Object> sides = new LinkedHashMap<>();
        List.of("xmin", "ymin", "xmax", "ymax").forEach(side -> sides.put(side, List.of("bbox", side)));
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("encoding", "WKB");
        column.put("geometry_types", List.of("Polygon"));
        column.put("orientation", "counterclockwise");
        column.put("edges", "planar");
        column.put("bbox", List.of(west, south, east, north));
        column.put("covering", Map.of("bbox", sides));
        Map<String, Object> geo = new LinkedHashMap<>();
        geo.put("version", "1.1.0");
        geo.put("primary_column", COLUMN);
        geo.put("columns", Map.of(COLUMN, column));
        return geo;
    }

    private static String text(Map<String, Object> json) {
        try {
            return JSON.std.asString(json);
        } catch (IOException e) {
            throw new IllegalStateException("names and numbers can be written as JSON", e);
        }
    }
}
