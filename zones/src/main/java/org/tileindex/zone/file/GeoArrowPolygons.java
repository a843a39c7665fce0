package org.tileindex.zone.file;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.Binary;
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
    /// @throws CharacterCodingException if an id is not text
    static void addRowGroup(PageReadStore rowGroup, MessageType projection, String encoding, List<Feature> features)
            throws CharacterCodingException {
        RecordReader<List<List<Object>>> records =
                new ColumnIOFactory().getColumnIO(projection).getRecordReader(rowGroup, new NestedRecord(projection));
        for (long row = 0; row < rowGroup.getRowCount(); row++) {
            List<List<Object>> record = records.read();
            Optional<Object> value = record.get(0).stream().findFirst();
            Optional<String> id = value.isPresent() ? Optional.of(text(value.get())) : Optional.empty();
            boolean wanted = id.isPresent() && record.get(1).size() == 1;
            features.add(new Feature(id, wanted ? shape((List<?>) record.get(1).get(0), encoding) : Shape.NONE));
        }
    }

    private static String text(Object value) throws CharacterCodingException {
        return value instanceof Binary binary
                ? IdField.ofText(binary.getBytes(), StandardCharsets.UTF_8)
                : IdField.ofNumber(value.toString());
    }

    private static Shape shape(List<?> geometry, String encoding) {
        List<ZonePolygon> polygons = new ArrayList<>();
        for (List<?> polygon : encoding.equals(POLYGON) ? List.of(geometry) : items(geometry)) {
            List<double[]> rings =
                    items(polygon).stream().map(GeoArrowPolygons::positions).toList();
            ZonePolygon.ofRings(rings).ifPresent(polygons::add);
        }
        return Shape.of(polygons, "");
    }

    /// The items of a list; each is the only field of an entry.
    private static List<List<?>> items(List<?> list) {
        List<List<?>> items = new ArrayList<>();
        for (Object entry : list) {
            List<?> fields = (List<?>) entry;
            items.add(fields.size() == 1 && fields.get(0) instanceof List<?> item ? item : fields);
        }
        return items;
    }

    private static double[] positions(List<?> ring) {
        List<List<?>> vertices = items(ring);
        double[] xy = new double[2 * vertices.size()];
        for (int i = 0; i < xy.length; i++) {
            Object coordinate = vertices.get(i / 2).get(i % 2);
            xy[i] = (Double) (coordinate instanceof List<?> entry ? entry.get(0) : coordinate);
        }
        return xy;
    }
}
