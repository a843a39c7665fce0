package org.tileindex.arrow;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.tileindex.tile.SpanBoxes;
import org.tileindex.writer.dense.DenseColumns;
import org.tileindex.writer.form.Column;

/// The rectangles of spans as well-known binary, and what the footer of a GeoParquet 1.1 file says of them. They are in
/// memory outside of the heap until it is closed.
public final class SpanGeometry implements AutoCloseable {
    private static final String NAME = "geometry";
    private static final int POLYGON = 3;
    private static final int CORNERS = 5;

    /// Byte order, type, number of rings, number of points, and the points of a rectangle.
    public static final int WKB_BYTES = 1 + 3 * Integer.BYTES + 2 * CORNERS * Double.BYTES;

    private final SpanBoxes boxes;
    private final BufferAllocator allocator = new RootAllocator();
    private final VarBinaryVector vector;

    public SpanGeometry(SpanBoxes boxes) {
        this.boxes = boxes;
        this.vector = new VarBinaryVector(
                new Field(NAME, FieldType.notNullable(ArrowType.Binary.INSTANCE), List.of()), allocator);
        vector.allocateNew((long) WKB_BYTES * boxes.size(), boxes.size());
        for (int span = 0; span < boxes.size(); span++) {
            put(span);
        }
        vector.setLastSet(boxes.size() - 1);
        vector.setValueCount(boxes.size());
    }

    /// Writes a rectangle counter-clockwise from its south-western corner, in little endian as Arrow's memory is.
    private void put(int span) {
        ArrowBuf data = vector.getDataBuffer();
        long at = (long) span * WKB_BYTES;
        vector.getOffsetBuffer().setInt((long) span * Integer.BYTES, Math.toIntExact(at));
        vector.getOffsetBuffer().setInt((span + 1L) * Integer.BYTES, Math.toIntExact(at + WKB_BYTES));
        vector.setIndexDefined(span);
        data.setByte(at, 1);
        data.setInt(at + 1, POLYGON);
        data.setInt(at + 1 + Integer.BYTES, 1);
        data.setInt(at + 1 + 2 * Integer.BYTES, CORNERS);
        double[] corners = {
            boxes.west(span), boxes.south(span),
            boxes.east(span), boxes.south(span),
            boxes.east(span), boxes.north(span),
            boxes.west(span), boxes.north(span),
            boxes.west(span), boxes.south(span)
        };
        for (int i = 0; i < corners.length; i++) {
            data.setDouble(at + 1 + 3L * Integer.BYTES + (long) i * Double.BYTES, corners[i]);
        }
    }

    /// The column `geometry`.
    public Column column() {
        return DenseColumns.of(vector);
    }

    /// The footer's entries: `geo`, as GeoParquet 1.1 has it. Without `crs` the coordinates are in OGC:CRS84.
    public Map<String, String> metadata() {
        Map<String, Object> covering = new LinkedHashMap<>();
        for (String side : List.of("xmin", "ymin", "xmax", "ymax")) {
            covering.put(side, List.of("bbox", side));
        }
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("encoding", "WKB");
        column.put("geometry_types", List.of("Polygon"));
        column.put("orientation", "counterclockwise");
        column.put("edges", "planar");
        column.put("bbox", extent());
        column.put("covering", Map.of("bbox", covering));
        Map<String, Object> geo = new LinkedHashMap<>();
        geo.put("version", "1.1.0");
        geo.put("primary_column", NAME);
        geo.put("columns", Map.of(NAME, column));
        try {
            return Map.of("geo", JSON.std.asString(geo));
        } catch (IOException e) {
            throw new IllegalStateException("names and numbers can be written as JSON", e);
        }
    }

    /// The least rectangle around all spans.
    private List<Double> extent() {
        double west = Double.POSITIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (int span = 0; span < boxes.size(); span++) {
            west = Math.min(west, boxes.west(span));
            south = Math.min(south, boxes.south(span));
            east = Math.max(east, boxes.east(span));
            north = Math.max(north, boxes.north(span));
        }
        return List.of(west, south, east, north);
    }

    @Override
    public void close() {
        vector.close();
        allocator.close();
    }
}
