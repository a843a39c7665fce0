package org.tileindex.verify;

import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/// The columns of `tile_spans` (contract, section 3.7), and their positions. Fields of the group `bbox` are columns of
/// their own here.
final class SpanSchema {
    static final String TILE_SPANS = DatasetSchema.TILE_SPANS;

    static final int ZONE = 0;
    static final int RASTER_ROW = 1;
    static final int COL_FROM = 2;
    static final int COL_TO = 3;
    static final int TILE_ID = 4;
    static final int TILES = 5;
    static final int AREA = 6;
    static final int XMIN = 7;
    static final int YMIN = 8;
    static final int XMAX = 9;
    static final int YMAX = 10;
    static final int GEOMETRY = 11;

    /// All columns, those of the geometry included.
    private static final int COLUMNS = 12;

    /// Columns of whole numbers, which the run writes as differences.
    static final Set<String> WHOLE = Set.of("raster_row", "col_from", "col_to", "tile_id_from", "tiles");

    private SpanSchema() {}

    /// The fields in order.
    ///
    /// @param zoneColumn name of the first column
    /// @param geometry whether rows have rectangles
    static List<Type> fields(String zoneColumn, boolean geometry) {
        List<Type> fields = new ArrayList<>();
        fields.add(DatasetSchema.text(zoneColumn));
        fields.add(whole("raster_row"));
        fields.add(whole("col_from"));
        fields.add(whole("col_to"));
        fields.add(Types.required(INT64).as(intType(64, false)).named("tile_id_from"));
        fields.add(whole("tiles"));
        fields.add(DatasetSchema.number("area_m2"));
        if (geometry) {
            fields.add(new GroupType(
                    Type.Repetition.REQUIRED,
                    "bbox",
                    DatasetSchema.number("xmin"),
                    DatasetSchema.number("ymin"),
                    DatasetSchema.number("xmax"),
                    DatasetSchema.number("ymax")));
            fields.add(Types.required(BINARY).named("geometry"));
        }
        return fields;
    }

    private static Type whole(String name) {
        return Types.required(INT32).as(intType(32, false)).named(name);
    }

    /// The positions of all columns, from those of the [#fields]: -1 for one that the file does not have.
    static int[] positions(int... ofFields) {
        int[] all = new int[COLUMNS];
        Arrays.fill(all, -1);
        System.arraycopy(ofFields, 0, all, 0, ofFields.length);
        return all;
    }
}
