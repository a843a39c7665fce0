package org.tileindex.zone.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.tileindex.zone.ZonePolygon;

/// Reads geometries in GeoArrow's native encoding (GeoParquet specification 1.1, *Native encodings based on GeoArrow*):
/// lists of polygons, of rings and of vertices, whose coordinates are separated or interleaved.
final class GeoArrowPolygons {
    static final String POLYGON = "polygon";
    static final String MULTI_POLYGON = "multipolygon";

    private final RecordReader<List<List<Object>>> records;
    private final String encoding;

    private GeoArrowPolygons(RecordReader<List<List<Object>>> records, String encoding) {
        this.records = records;
        this.encoding = encoding;
    }

    /// The geometries of a row group.
    ///
    /// @param projection the column of geometries and no other
    static GeoArrowPolygons of(PageReadStore rowGroup, MessageType projection, String encoding) {
        return new GeoArrowPolygons(
                new ColumnIOFactory().getColumnIO(projection).getRecordReader(rowGroup, new NestedRecord(projection)),
                encoding);
    }

    /// The lists of the next row's geometry; empty if it is null.
    Optional<List<?>> next() {
        List<Object> geometry = records.read().get(0);
        return geometry.size() == 1 ? Optional.of((List<?>) geometry.get(0)) : Optional.empty();
    }

    /// The polygons of a geometry.
    Shape shape(List<?> geometry) {
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
