package org.tileindex.zone.file;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.wololo.flatgeobuf.generated.Column;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.Geometry;
import org.wololo.flatgeobuf.generated.GeometryType;
import org.wololo.flatgeobuf.generated.Header;

/// Writes a FlatGeobuf file without an index, each geometry with its own type, with the classes that its schema gives.
final class SmallFlatGeobuf {
    private final FlatBufferBuilder builder = new FlatBufferBuilder();

    private SmallFlatGeobuf() {}

    static Path write(Path file, Optional<String> crs, Map<String, String> geometries)
            throws IOException, ParseException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {'f', 'g', 'b', 3, 'f', 'g', 'b', 0});
        out.write(new SmallFlatGeobuf().header(crs, geometries.size()));
        for (Map.Entry<String, String> zone : geometries.entrySet()) {
            out.write(new SmallFlatGeobuf().feature(zone.getKey(), zone.getValue()));
        }
        return Files.write(file, out.toByteArray());
    }

    private byte[] header(Optional<String> crs, int features) {
        int column = Column.createColumn(
                builder, builder.createString("iso_a2"), ColumnType.String, 0, 0, 0, 0, 0, true, false, false, 0);
        int number = Column.createColumn(
                builder, builder.createString("n"), ColumnType.Double, 0, 0, 0, 0, 0, true, false, false, 0);
        int columns = Header.createColumnsVector(builder, new int[] {column, number});
        int system = crs.isPresent() ? system(crs.get()) : 0;
        Header.startHeader(builder);
        Header.addGeometryType(builder, GeometryType.Unknown);
        Header.addColumns(builder, columns);
        Header.addFeaturesCount(builder, features);
        Header.addIndexNodeSize(builder, 0);
        if (system != 0) {
            Header.addCrs(builder, system);
        }
        return sized(Header.endHeader(builder));
    }

    private int system(String crs) {
        boolean code = crs.startsWith("EPSG:");
        int text = builder.createString(code ? "EPSG" : crs);
        Crs.startCrs(builder);
        if (code) {
            Crs.addOrg(builder, text);
            Crs.addCode(builder, Integer.parseInt(crs.substring(5)));
        } else {
            Crs.addWkt(builder, text);
        }
        return Crs.endCrs(builder);
    }

    private byte[] feature(String id, String geometry) throws ParseException {
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        ByteBuffer property = ByteBuffer.allocate(16 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        property.putShort((short) 0).putInt(text.length).put(text);
        property.putShort((short) 1).putDouble(id.equals("CH") ? 1.5 : 20);
        int properties = Feature.createPropertiesVector(builder, property.array());
        int shape = switch (geometry) {
            case SmallFiles.NULL -> 0;
            case SmallFiles.CURVE -> leaf(GeometryType.CurvePolygon, new double[0], new int[0]);
            case SmallFiles.SURFACE ->
                parts(GeometryType.MultiSurface, new int[] {polygon("POLYGON((0 0,4 0,4 4,0 0))")});
            default -> shape(new WKTReader().read(geometry));
        };
        Feature.startFeature(builder);
        if (shape != 0) {
            Feature.addGeometry(builder, shape);
        }
        Feature.addProperties(builder, properties);
        return sized(Feature.endFeature(builder));
    }

    private int polygon(String wkt) throws ParseException {
        return shape(new WKTReader().read(wkt));
    }

    private int shape(org.locationtech.jts.geom.Geometry geometry) {
        String name = geometry.getGeometryType();
        int type = IntStream.range(0, GeometryType.names.length)
                .filter(i -> name.equals(GeometryType.names[i]))
                .findFirst()
                .orElseThrow();
        if (type == GeometryType.MultiPolygon || type == GeometryType.GeometryCollection) {
            return parts(
                    type,
                    IntStream.range(0, geometry.getNumGeometries())
                            .map(i -> shape(geometry.getGeometryN(i)))
                            .toArray());
        }
        double[] xy = new double[0];
        int[] ends = new int[0];
        org.locationtech.jts.geom.Coordinate[] line = geometry.getCoordinates();
        if (line.length > 0) {
            xy = new double[2 * line.length];
            for (int i = 0; i < line.length; i++) {
                xy[2 * i] = line[i].x;
                xy[2 * i + 1] = line[i].y;
            }
            // The samples have no holes.
            ends = new int[] {line.length};
        }
        return leaf(type, xy, ends);
    }

    private int leaf(int type, double[] xy, int[] ends) {
        int coordinates = Geometry.createXyVector(builder, xy);
        long[] all = IntStream.of(ends).asLongStream().toArray();
        int rings = Geometry.createEndsVector(builder, all);
        Geometry.startGeometry(builder);
        Geometry.addType(builder, type);
        Geometry.addXy(builder, coordinates);
        Geometry.addEnds(builder, rings);
        return Geometry.endGeometry(builder);
    }

    private int parts(int type, int[] parts) {
        int vector = Geometry.createPartsVector(builder, parts);
        Geometry.startGeometry(builder);
        Geometry.addType(builder, type);
        Geometry.addParts(builder, vector);
        return Geometry.endGeometry(builder);
    }

    private byte[] sized(int root) {
        builder.finishSizePrefixed(root);
        return builder.sizedByteArray();
    }
}
