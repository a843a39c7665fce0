package org.tileindex.zone.file;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tileindex.fault.TileIndexException;

/// Natural Earth 1:110 m in every format, as GDAL wrote it or as the tests convert it.
final class SampleFormats {
    static final List<String> SHAPEFILE = List.of("shp", "shx", "dbf", "prj", "cpg");

    private SampleFormats() {}

    static Path ne110m(String ending) {
        String name = "ne110m." + ending;
        try {
            return Path.of(Objects.requireNonNull(SampleFormats.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Feature> read(Path file) throws TileIndexException {
        return FeatureReader.read(ZoneSource.file(file), ZoneOptions.DEFAULT);
    }

    /// A zip of the sample under each of the given paths without an ending.
    static Path zip(Path file, String... stems) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String stem : stems) {
                for (String ending : SHAPEFILE) {
                    zip.putNextEntry(entry(stem + "." + ending));
                    zip.write(Files.readAllBytes(ne110m(ending)));
                }
            }
            zip.putNextEntry(entry("README.txt"));
        }
        return file;
    }

    /// An entry whose bytes do not depend on the time of day.
    static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        return entry;
    }

    /// The features of the GeoJSON sample, one text each.
    static List<String> featureLines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Object feature : features()) {
            lines.add(JSON.std.asString(feature));
        }
        return lines;
    }

    private static List<?> features() throws IOException {
        Map<String, Object> collection = JSON.std.mapFrom(Files.readString(ne110m("geojson")));
        return (List<?>) Objects.requireNonNull(collection.get("features"));
    }

    /// The sample as TopoJSON without quantisation: every ring is cut in two, and every second arc is stored
    /// backwards.
    static String topology() throws IOException {
        List<Object> arcs = new ArrayList<>();
        List<Object> geometries = new ArrayList<>();
        for (Object item : features()) {
            Map<?, ?> feature = (Map<?, ?>) item;
            Map<?, ?> geometry = (Map<?, ?>) Objects.requireNonNull(feature.get("geometry"));
            List<?> coordinates = list(Objects.requireNonNull(geometry.get("coordinates")));
            boolean multi = "MultiPolygon".equals(geometry.get("type"));
            List<Object> polygons = new ArrayList<>();
            for (Object polygon : multi ? coordinates : List.of(coordinates)) {
                polygons.add(list(polygon).stream()
                        .map(ring -> arcsOf(list(ring), arcs))
                        .toList());
            }
            geometries.add(object(
                    "type", Objects.requireNonNull(geometry.get("type")),
                    "properties", Objects.requireNonNull(feature.get("properties")),
                    "arcs", multi ? polygons : polygons.get(0)));
        }
        Map<String, Object> countries = object("type", "GeometryCollection", "geometries", geometries);
        return JSON.std.asString(object("type", "Topology", "arcs", arcs, "objects", Map.of("countries", countries)));
    }

    /// An object whose members keep their order, so that its text is the same in every run.
    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return object;
    }

    private static List<Object> arcsOf(List<?> ring, List<Object> arcs) {
        int middle = ring.size() / 2;
        arcs.add(ring.subList(0, middle + 1));
        arcs.add(new ArrayList<>(ring.subList(middle, ring.size())).reversed());
        return List.of(arcs.size() - 2, -arcs.size());
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }
}
