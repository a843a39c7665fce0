package org.tileindex.zone.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tileindex.fault.TileIndexException;

/// Reads polygons of a Shapefile (*ESRI Shapefile Technical Description*, July 1998) with the attributes, CRS and
/// encoding from the files beside it, or all of them from a zip. The index (`.shx`) is not needed: records are read
/// in order.
final class ShapefileReader {
    private static final int HEADER_BYTES = 100;
    private static final int NULL_SHAPE = 0;
    private static final int POLYGON = 5;
    private static final int POLYGON_Z = 15;
    private static final int POLYGON_M = 25;

    private final ByteBuffer shapes;
    private final DbfTable table;

    private ShapefileReader(ByteBuffer shapes, DbfTable table) {
        this.shapes = shapes;
        this.table = table;
    }

    /// @throws IOException if it is damaged or the attributes are missing
    /// @throws TileIndexException E010 for an unknown layer, E007 for its CRS, E005 if no attribute holds ids, E001
    ///     for other geometry or a hole outside all outer rings
    static List<Feature> read(ZoneSource source, ZoneOptions options, Consumer<String> notes)
            throws TileIndexException, IOException {
        Map<String, byte[]> parts = ZoneFormat.of(source.bytes()).equals(Optional.of(ZoneFormat.SHAPEFILE))
                ? single(source, options)
                : ShapefileZip.open(source, options);
        byte[] shp = required(parts, "shp");
        checkCrs(source, parts, notes);
        DbfTable table = DbfTable.of(required(parts, "dbf"), text(parts, "cpg"));
        WantedFields wanted = WantedFields.of(source, options, table.fields());
        return new ShapefileReader(content(shp), table).features(wanted);
    }

    private static Map<String, byte[]> single(ZoneSource source, ZoneOptions options) throws TileIndexException {
        LayerChoice.none(source, ZoneFormat.SHAPEFILE, options.layer());
        Map<String, byte[]> parts = new java.util.TreeMap<>(source.beside());
        parts.put("shp", source.bytes());
        return parts;
    }

    private static byte[] required(Map<String, byte[]> parts, String ending) throws IOException {
        byte[] part = parts.get(ending);
        if (part == null) {
            throw new IOException("its .%s is missing".formatted(ending));
        }
        return part;
    }

    private static Optional<String> text(Map<String, byte[]> parts, String ending) {
        return Optional.ofNullable(parts.get(ending))
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).strip());
    }

    /// Refuses another CRS. Without a `.prj`, coordinates are taken as degrees, and refused later where they are not.
    private static void checkCrs(ZoneSource source, Map<String, byte[]> parts, Consumer<String> notes)
            throws TileIndexException {
        Optional<String> definition = text(parts, "prj");
        if (definition.isEmpty() || definition.get().isEmpty()) {
            notes.accept(Wgs84.assumed(source.name()));
        } else if (!CrsText.isWgs84(definition.get())) {
            throw Wgs84.refused(source.name(), "its .prj is not WGS84 longitude/latitude");
        }
    }

    /// The records of the main file. The header's length counts 16-bit words.
    private static ByteBuffer content(byte[] shp) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(shp);
        if (shp.length < HEADER_BYTES || file.getInt(24) < HEADER_BYTES / 2 || 2L * file.getInt(24) > shp.length) {
            throw new IOException("its .shp is cut short");
        }
        return file.slice(HEADER_BYTES, 2 * file.getInt(24) - HEADER_BYTES);
    }

    private List<Feature> features(WantedFields wanted) throws TileIndexException, IOException {
        List<Integer> columns =
                wanted.columns().stream().map(table.fields()::indexOf).toList();
        List<Feature> features = new ArrayList<>();
        int row = 0;
        while (shapes.hasRemaining()) {
            ByteBuffer shape = nextShape();
            if (row >= table.rows()) {
                throw new IOException("its .dbf has fewer records than its .shp");
            }
            if (!table.isDeleted(row)) {
                List<Optional<FieldValue>> values = new ArrayList<>();
                for (int column : columns) {
                    values.add(table.value(row, column));
                }
                wanted.feature(values, id -> polygons(id, shape)).ifPresent(features::add);
            }
            row++;
        }
        if (row != table.rows()) {
            throw new IOException("its .dbf has more records than its .shp");
        }
        return features;
    }

    private ByteBuffer nextShape() throws IOException {
        if (shapes.remaining() < 8) {
            throw new IOException("its .shp is cut short");
        }
        shapes.getInt();
        long length = 2L * shapes.getInt();
        if (length < 4 || length > shapes.remaining()) {
            throw new IOException("a record of its .shp has a length of %d bytes".formatted(length));
        }
        ByteBuffer shape = shapes.slice(shapes.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        shapes.position(shapes.position() + (int) length);
        return shape;
    }

    private static Shape polygons(String id, ByteBuffer shape) throws IOException {
        int type = shape.getInt();
        return switch (type) {
            case NULL_SHAPE -> Shape.NONE;
            case POLYGON, POLYGON_Z, POLYGON_M -> {
                List<double[]> rings = rings(shape);
                try {
                    yield Shape.of(ShapeRings.polygons(id, rings), "");
                } catch (TileIndexException e) {
                    yield Shape.refused(e);
                }
            }
            case 1, 11, 21 -> Shape.of(List.of(), "a Point");
            case 3, 13, 23 -> Shape.of(List.of(), "a PolyLine");
            case 8, 18, 28 -> Shape.of(List.of(), "a MultiPoint");
            default -> Shape.of(List.of(), "a shape of type " + type);
        };
    }

    /// The rings of a polygon: box, numbers of parts and points, first point of each part, points. Heights and measures
    /// follow and are ignored.
    private static List<double[]> rings(ByteBuffer shape) throws IOException {
        if (shape.remaining() < 40) {
            throw new IOException("a polygon is cut short");
        }
        shape.position(shape.position() + 32);
        int parts = shape.getInt();
        int points = shape.getInt();
        if (parts < 0 || points < 0 || 4L * parts + 16L * points > shape.remaining()) {
            throw new IOException("a polygon has more vertices than fit into its record");
        }
        int[] starts = new int[parts + 1];
        shape.asIntBuffer().get(starts, 0, parts);
        starts[parts] = points;
        shape.position(shape.position() + 4 * parts);
        var coordinates = shape.asDoubleBuffer();
        List<double[]> rings = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            if (starts[0] != 0 || starts[part] > starts[part + 1] || starts[part + 1] > points) {
                throw new IOException("the parts of a polygon overlap");
            }
            double[] ring = new double[2 * (starts[part + 1] - starts[part])];
            coordinates.get(ring);
            if (ring.length > 0) {
                rings.add(ring);
            }
        }
        return rings;
    }
}
