package org.tileindex.zone.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/// Writes a Shapefile after its description of July 1998: header, records, a `.dbf` of ids, and a `.prj`.
final class SmallShapefile {
    private SmallShapefile() {}

    static Path write(Path shp, Optional<String> crs, Map<String, String> geometries)
            throws IOException, ParseException {
        List<byte[]> records = new ArrayList<>();
        for (String geometry : geometries.values()) {
            records.add(geometry.equals(SmallFiles.NULL) ? new byte[4] : shape(new WKTReader().read(geometry)));
        }
        int length =
                100 + records.stream().mapToInt(record -> 8 + record.length).sum();
        ByteBuffer file = ByteBuffer.allocate(length);
        file.putInt(9994)
                .putInt(24, length / 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(28, 1000)
                .putInt(32, 5);
        file.position(100).order(ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < records.size(); i++) {
            file.putInt(i + 1).putInt(records.get(i).length / 2).put(records.get(i));
        }
        Files.write(shp, file.array());
        Files.write(shp.resolveSibling("small.dbf"), table(List.copyOf(geometries.keySet())));
        Files.deleteIfExists(shp.resolveSibling("small.prj"));
        if (crs.isPresent()) {
            Files.writeString(shp.resolveSibling("small.prj"), crs.get());
        }
        return shp;
    }

    private static byte[] shape(Geometry geometry) {
        if (geometry instanceof Point point) {
            return ByteBuffer.allocate(20)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(1)
                    .putDouble(point.getX())
                    .putDouble(point.getY())
                    .array();
        }
        List<Coordinate[]> lines = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part instanceof LineString) {
                lines.add(part.getCoordinates());
            } else if (part instanceof Polygon polygon && !polygon.isEmpty()) {
                // Outer rings are clockwise.
                lines.add(polygon.getExteriorRing().reverse().getCoordinates());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    lines.add(polygon.getInteriorRingN(hole).reverse().getCoordinates());
                }
            }
        }
        int points = lines.stream().mapToInt(line -> line.length).sum();
        ByteBuffer shape =
                ByteBuffer.allocate(44 + 4 * lines.size() + 16 * points).order(ByteOrder.LITTLE_ENDIAN);
        shape.putInt(geometry instanceof LineString ? 3 : 5).position(36);
        shape.putInt(lines.size()).putInt(points);
        int start = 0;
        for (Coordinate[] line : lines) {
            shape.putInt(start);
            start += line.length;
        }
        lines.forEach(line -> List.of(line).forEach(at -> shape.putDouble(at.x).putDouble(at.y)));
        return shape.array();
    }

    /// A dBASE III table with a text field of two letters and a number of four.
    private static byte[] table(List<String> ids) {
        ByteBuffer table = ByteBuffer.allocate(97 + 7 * ids.size()).order(ByteOrder.LITTLE_ENDIAN);
        table.put((byte) 3).putInt(4, ids.size()).putShort(8, (short) 97).putShort(10, (short) 7);
        table.position(32);
        table.put("iso_a2".getBytes(StandardCharsets.US_ASCII));
        table.put(43, (byte) 'C').put(48, (byte) 2);
        table.put(64, (byte) 'n').put(75, (byte) 'N').put(80, (byte) 4).put(96, (byte) 0x0d);
        table.position(97);
        ids.forEach(
                id -> table.put((" " + id + (id.equals("CH") ? " 1.5" : "20.0")).getBytes(StandardCharsets.US_ASCII)));
        return table.array();
    }
}
