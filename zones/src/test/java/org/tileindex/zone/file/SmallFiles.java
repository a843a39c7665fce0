package org.tileindex.zone.file;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKTReader;

/// Files of two features in any format: `CH`, whose geometry and CRS are given, and `LS`, a square.
///
/// @param geometry well-known text, or one of the names below
/// @param crs text of any spelling; empty for a file that names none
record SmallFiles(Path folder, Optional<String> crs, String geometry) {
    static final String NULL = "NULL";
    static final String CURVE = "CURVE";
    static final String SURFACE = "SURFACE";
    private static final String SQUARE = "POLYGON((40 0,44 0,44 4,40 4,40 0))";

    /// A curve polygon of one circular arc, and a multi-surface of a curve polygon with a straight ring.
    private static final String CURVE_WKB =
            "010a00000001000000" + "010800000005000000" + points(0, 0, 2, 2, 4, 0, 2, -2, 0, 0);

    private static final String SURFACE_WKB =
            "010c00000001000000" + "010a00000001000000" + "010200000004000000" + points(0, 0, 4, 0, 4, 4, 0, 0);

    /// The file in a format; empty if the format cannot hold such a geometry or CRS.
    Optional<Path> in(String format) throws Exception {
        boolean curved = geometry.equals(CURVE) || geometry.equals(SURFACE);
        return switch (format) {
            case "GeoParquet" -> Optional.of(parquet());
            case "GeoPackage" -> Optional.of(geoPackage());
            case "GeoJSON" -> curved ? Optional.empty() : Optional.of(text(collection()));
            case "GeoJSONSeq" -> curved ? Optional.empty() : Optional.of(text(lines()));
            case "TopoJSON" -> curved ? Optional.empty() : Optional.of(text(topology()));
            case "FlatGeobuf" -> Optional.of(SmallFlatGeobuf.write(folder.resolve("small"), crs, geometries()));
            case "Shapefile" ->
                curved || geometry.startsWith("GEOMETRYCOLLECTION")
                        ? Optional.empty()
                        : Optional.of(SmallShapefile.write(folder.resolve("small.shp"), crs, geometries()));
            case "gz" -> Optional.of(gzip(geoPackage()));
            case "zip" -> Optional.of(zip(geoPackage()));
            default -> throw new IllegalArgumentException(format);
        };
    }

    private Map<String, String> geometries() {
        Map<String, String> geometries = new LinkedHashMap<>();
        geometries.put("CH", geometry);
        geometries.put("LS", SQUARE);
        return geometries;
    }

    private static String points(double... xy) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * xy.length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (double value : xy) {
            bytes.putDouble(value);
        }
        return HexFormat.of().formatHex(bytes.array());
    }

    private static Optional<byte[]> wkb(String geometry) {
        return switch (geometry) {
            case NULL -> Optional.empty();
            case CURVE -> Optional.of(HexFormat.of().parseHex(CURVE_WKB));
            case SURFACE -> Optional.of(HexFormat.of().parseHex(SURFACE_WKB));
            default -> Optional.of(ZoneFiles.wkb(geometry));
        };
    }

    private Path parquet() throws IOException {
        MessageType schema = new MessageType(
                "zones",
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named("iso_a2"),
                Types.optional(PrimitiveTypeName.BINARY).named("geometry"));
        List<ZoneFiles.Row> rows = new ArrayList<>();
        geometries().forEach((id, shape) -> rows.add(new ZoneFiles.Row(Optional.of(id), wkb(shape))));
        String text = crs.isEmpty() ? "null" : crs.get().startsWith("{") ? crs.get() : JSON.std.asString(crs.get());
        String geo = ZoneFiles.GEO.replace("\"encoding\"", "\"crs\":" + text + ",\"encoding\"");
        return ZoneFiles.parquetJava(folder.resolve("small"), schema, Map.of("geo", geo), rows);
    }

    private Path geoPackage() throws Exception {
        Path file = folder.resolve("small.gpkg");
        boolean code = crs.isPresent() && crs.get().startsWith("EPSG:");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "CREATE TABLE gpkg_spatial_ref_sys (srs_id, organization, organization_coordsys_id, definition)",
                    "CREATE TABLE gpkg_contents (table_name, data_type)",
                    "CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id)",
                    "CREATE TABLE zones (fid INTEGER PRIMARY KEY, geom BLOB, iso_a2 TEXT)",
                    "INSERT INTO gpkg_contents VALUES ('zones', 'features')",
                    "INSERT INTO gpkg_geometry_columns VALUES ('zones', 'geom', %d)"
                            .formatted(crs.isEmpty() ? -1 : 7))) {
                statement.execute(sql);
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO gpkg_spatial_ref_sys VALUES (7, ?, ?, ?)")) {
                insert.setString(1, code ? "EPSG" : "NONE");
                insert.setInt(2, code ? Integer.parseInt(crs.get().substring(5)) : 7);
                insert.setString(3, code ? "" : crs.orElse(""));
                insert.execute();
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO zones (geom, iso_a2) VALUES (?, ?)")) {
                for (Map.Entry<String, String> zone : geometries().entrySet()) {
                    Optional<byte[]> wkb = wkb(zone.getValue());
                    insert.setBytes(1, wkb.isPresent() ? blob(wkb.get()) : null);
                    insert.setString(2, zone.getKey());
                    insert.execute();
                }
            }
        }
        return file;
    }

    private static byte[] blob(byte[] wkb) {
        return ByteBuffer.allocate(8 + wkb.length)
                .put(HexFormat.of().parseHex("4750000100000000"))
                .put(wkb)
                .array();
    }

    private Path text(String content) throws IOException {
        return Files.writeString(folder.resolve("small"), content);
    }

    private Map<String, Object> named() {
        Map<String, Object> members = new LinkedHashMap<>();
        crs.ifPresent(name -> members.put("crs", Map.of("type", "name", "properties", Map.of("name", name))));
        return members;
    }

    private String collection() throws Exception {
        List<Object> features = new ArrayList<>();
        for (Map.Entry<String, String> zone : geometries().entrySet()) {
            features.add(feature(Map.of(), zone));
        }
        Map<String, Object> collection = named();
        collection.put("type", "FeatureCollection");
        collection.put("features", features);
        return json(collection);
    }

    private String lines() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> zone : geometries().entrySet()) {
            lines.append('\u001e').append(json(feature(named(), zone))).append('\n');
        }
        return lines.toString();
    }

    private static Map<String, Object> feature(Map<String, Object> first, Map.Entry<String, String> zone)
            throws Exception {
        Map<String, Object> feature = new LinkedHashMap<>(first);
        feature.put("type", "Feature");
        feature.put("properties", Map.of("iso_a2", zone.getKey()));
        feature.put(
                "geometry",
                zone.getValue().equals(NULL) ? null : object(read(zone.getValue()), new ArrayList<>(), "coordinates"));
        return feature;
    }

    private String topology() throws Exception {
        List<Object> arcs = new ArrayList<>();
        List<Object> geometries = new ArrayList<>();
        for (Map.Entry<String, String> zone : geometries().entrySet()) {
            Map<String, Object> object = new LinkedHashMap<>();
            if (zone.getValue().equals(NULL)) {
                object.put("type", null);
            } else {
                object.putAll(object(read(zone.getValue()), arcs, "arcs"));
            }
            object.put("properties", Map.of("iso_a2", zone.getKey()));
            geometries.add(object);
        }
        Map<String, Object> topology = named();
        topology.put("type", "Topology");
        topology.put("objects", Map.of("zones", Map.of("type", "GeometryCollection", "geometries", geometries)));
        topology.put("arcs", arcs);
        return json(topology);
    }

    private static Geometry read(String wkt) throws Exception {
        return new WKTReader().read(wkt);
    }

    private static String json(Object value) throws IOException {
        return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(value);
    }

    /// A geometry object of GeoJSON, or of TopoJSON, whose lines are numbers of arcs.
    private static Map<String, Object> object(Geometry geometry, List<Object> arcs, String member) {
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            parts.add(
                    geometry.getGeometryType().equals("GeometryCollection")
                            ? object(part, arcs, member)
                            : coordinates(part, arcs, member.equals("arcs")));
        }
        boolean collection = geometry.getGeometryType().equals("GeometryCollection");
        boolean single = geometry instanceof Polygon || geometry instanceof LineString || geometry instanceof Point;
        return Map.of(
                "type",
                geometry.getGeometryType(),
                collection ? "geometries" : single && geometry instanceof Point ? "coordinates" : member,
                single ? parts.get(0) : parts);
    }

    private static Object coordinates(Geometry part, List<Object> arcs, boolean topology) {
        if (part instanceof Polygon polygon) {
            List<Object> rings = new ArrayList<>();
            for (int i = 0; !polygon.isEmpty() && i <= polygon.getNumInteriorRing(); i++) {
                LineString ring = i == 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(i - 1);
                rings.add(line(ring.getCoordinates(), arcs, topology));
            }
            return rings;
        }
        return part instanceof Point point
                ? List.of(point.getX(), point.getY())
                : line(part.getCoordinates(), arcs, topology);
    }

    private static Object line(Coordinate[] line, List<Object> arcs, boolean topology) {
        List<Object> positions = new ArrayList<>();
        for (Coordinate at : line) {
            positions.add(List.of(at.x, at.y));
        }
        if (topology) {
            arcs.add(positions);
            return List.of(arcs.size() - 1);
        }
        return positions;
    }

    private Path gzip(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            Files.copy(file, out);
        }
        return Files.write(folder.resolve("small"), bytes.toByteArray());
    }

    private Path zip(Path file) throws IOException {
        Path zipped = folder.resolve("small");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zipped), StandardCharsets.UTF_8)) {
            out.putNextEntry(new ZipEntry("folder/small.gpkg"));
            Files.copy(file, out);
        }
        return zipped;
    }
}
