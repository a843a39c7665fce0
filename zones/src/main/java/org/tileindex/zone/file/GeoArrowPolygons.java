package org.tileindex.zone.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.tileindex.zone.ZonePolygon;

/// Reads ids and geometries in GeoArrow's native encoding (GeoParquet specification 1.1, *Native encodings based on
/// GeoArrow*): lists of polygons, of rings and of vertices, whose coordinates are separated or interleaved.
final class GeoArrowPolygons {
    static final String POLYGON = "polygon";
    static final String MULTI_POLYGON = "multipolygon";

    private GeoArrowPolygons() {}

    /// Adds the features of a row group.
    ///
    /// @param projection the column of ids, then that of geometries
    static void addRowGroup(PageReadStore rowGroup, MessageType projection, String encoding, List<Feature> features) {
        RecordReader<Group> records = new ColumnIOFactory()
                .getColumnIO(projection)
                .getRecordReader(rowGroup, new GroupRecordConverter(projection));
        for (long row = 0; row < rowGroup.getRowCount(); row++) {
            Group record = records.read();
            Optional<String> id =
                    record.getFieldRepetitionCount(0) == 0 ? Optional.empty() : Optional.of(text(projection, record));
            boolean wanted = id.isPresent() && record.getFieldRepetitionCount(1) > 0;
            features.add(new Feature(id, wanted ? shape(record.getGroup(1, 0), encoding) : Shape.NONE));
        }
    }

    private static String text(MessageType projection, Group record) {
        return switch (projection.getType(0).asPrimitiveType().getPrimitiveTypeName()) {
            case INT32, INT64, FLOAT, DOUBLE -> IdField.ofNumber(record.getValueToString(0, 0));
            default -> record.getString(0, 0);
        };
    }

    private static Shape shape(Group geometry, String encoding) {
        List<ZonePolygon> polygons = new ArrayList<>();
        for (Group polygon : encoding.equals(POLYGON) ? List.of(geometry) : items(geometry)) {
            List<double[]> rings =
                    items(polygon).stream().map(GeoArrowPolygons::positions).toList();
            ZonePolygon.ofRings(rings).ifPresent(polygons::add);
        }
        return Shape.of(polygons, "");
    }

    /// The items of a list that are there; each is the only field of an entry, or the entry itself.
    private static List<Group> items(Group list) {
        List<Group> items = new ArrayList<>();
        for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
            Group entry = list.getGroup(0, i);
            GroupType type = entry.getType();
            if (type.getFieldCount() > 1 || type.getType(0).isPrimitive()) {
                items.add(entry);
            } else if (entry.getFieldRepetitionCount(0) > 0) {
                items.add(entry.getGroup(0, 0));
            }
        }
        return items;
    }

    private static double[] positions(Group ring) {
        List<Group> vertices = items(ring);
        double[] xy = new double[2 * vertices.size()];
        for (int i = 0; i < vertices.size(); i++) {
            Group vertex = vertices.get(i);
            boolean separated = vertex.getType().containsField("x");
            xy[2 * i] = separated ? vertex.getDouble("x", 0) : coordinate(vertex, 0);
            xy[2 * i + 1] = separated ? vertex.getDouble("y", 0) : coordinate(vertex, 1);
        }
        return xy;
    }

    /// A coordinate of a vertex that is a list of numbers.
    private static double coordinate(Group vertex, int number) {
        return vertex.getType().getType(0).isPrimitive()
                ? vertex.getDouble(0, number)
                : vertex.getGroup(0, number).getDouble(0, 0);
    }
}
