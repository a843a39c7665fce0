package org.tileindex.verify;

import static org.apache.parquet.schema.LogicalTypeAnnotation.float16Type;
import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.schema.ColumnOrder;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/// The columns of the datasets (contract, sections 3.1 and 8.3), and their positions. `tile_values` is read as a
/// `tile_index` that lacks two columns, and both may lack `coverage`. Columns of values follow all others. Spans have
/// a schema of their own.
final class DatasetSchema {
    static final String TILE_INDEX = "tile_index";
    static final String TILE_BOUNDS = "tile_bounds";

    static final String TILE_SPANS = "tile_spans";

    /// What `values` publishes.
    static final String TILE_VALUES = "tile_values";

    /// What `enumerate` publishes unless it is told otherwise.
    static final List<String> DATASETS = List.of(TILE_INDEX, TILE_BOUNDS);

    static final List<String> ALL_DATASETS = List.of(TILE_INDEX, TILE_BOUNDS, TILE_SPANS, TILE_VALUES);

    /// All datasets but `tile_spans` start with the zone's id and the tile's.
    static final int ZONE = 0;

    static final int TILE_ID = 1;

    static final int RASTER_ROW = 2;
    static final int RASTER_COL = 3;
    static final int CENTROID_LON = 4;
    static final int CENTROID_LAT = 5;
    static final int AREA = 6;
    static final int RULE = 7;
    static final int COVERAGE = 8;

    static final int MIN_LAT = 2;
    static final int MAX_LAT = 3;
    static final int MIN_LON = 4;
    static final int MAX_LON = 5;
    static final int BOUNDS_CENTROID_LAT = 6;
    static final int BOUNDS_CENTROID_LON = 7;

    /// Columns of values are from here on.
    static final int COLUMNS = 9;

    private DatasetSchema() {}

    /// Whether `coverage` and columns of values may stand after its own columns.
    static boolean hasValues(String dataset) {
        return dataset.equals(TILE_INDEX) || dataset.equals(TILE_VALUES);
    }

    /// The fields of `dataset` in order.
    ///
    /// @param zoneColumn name of the first column
    /// @param coverage whether there is a column `coverage` before those of values, but not in `tile_bounds`
    /// @param values nullable columns after all others, but not of `tile_bounds`
    static List<Type> fields(String dataset, String zoneColumn, boolean coverage, List<ValueColumn> values) {
        List<Type> fields = fields(dataset, zoneColumn);
        if (!dataset.equals(TILE_BOUNDS)) {
            if (coverage) {
                fields.add(number("coverage"));
            }
            values.forEach(value -> fields.add(value(value)));
        }
        return fields;
    }

    /// The fields of `dataset` in order, without `coverage` and columns of values.
    ///
    /// @param zoneColumn name of the first column
    static List<Type> fields(String dataset, String zoneColumn) {
        List<Type> fields = new ArrayList<>();
        fields.add(text(zoneColumn));
        fields.add(Types.required(INT64).as(intType(64, false)).named("tile_id"));
        if (!dataset.equals(TILE_BOUNDS)) {
            fields.add(Types.required(INT32).as(intType(32, false)).named("raster_row"));
            fields.add(Types.required(INT32).as(intType(32, false)).named("raster_col"));
        }
        if (dataset.equals(TILE_INDEX)) {
            fields.add(number("centroid_lon"));
            fields.add(number("centroid_lat"));
            fields.add(number("pixel_area_m2"));
            fields.add(text("inclusion_rule"));
        } else if (dataset.equals(TILE_VALUES)) {
            fields.add(number("x"));
            fields.add(number("y"));
        } else {
            fields.add(number("min_lat_deg"));
            fields.add(number("max_lat_deg"));
            fields.add(number("min_lon_deg"));
            fields.add(number("max_lon_deg"));
            fields.add(number("centroid_lat_deg"));
            fields.add(number("centroid_lon_deg"));
        }
        return fields;
    }

    /// The name of a coordinate's column.
    static String name(String dataset, int column) {
        return fields(dataset, "").get(column).getName();
    }

    /// The positions of columns in a file by those above, from the positions of the [#fields] of `dataset`.
    static int[] positions(String dataset, boolean coverage, int[] ofFields) {
        if (dataset.equals(TILE_BOUNDS)) {
            return ofFields;
        }
        int own = dataset.equals(TILE_VALUES) ? AREA : COVERAGE;
        int others = own + (coverage ? 1 : 0);
        int[] all = new int[COLUMNS + ofFields.length - others];
        Arrays.fill(all, own, COLUMNS, -1);
        System.arraycopy(ofFields, 0, all, 0, own);
        if (coverage) {
            all[COVERAGE] = ofFields[own];
        }
        System.arraycopy(ofFields, others, all, COLUMNS, ofFields.length - others);
        return all;
    }

    static Type text(String name) {
        return Types.required(BINARY).as(stringType()).named(name);
    }

    private static Type value(ValueColumn value) {
        int bits = value.type().bytes() * Byte.SIZE;
        boolean wide = bits == Long.SIZE;
        return switch (value.type().kind()) {
            case UNSIGNED ->
                Types.optional(wide ? INT64 : INT32).as(intType(bits, false)).named(value.name());
            case SIGNED ->
                bits < Integer.SIZE
                        ? Types.optional(INT32).as(intType(bits, true)).named(value.name())
                        : Types.optional(wide ? INT64 : INT32).named(value.name());
            case FLOAT ->
                bits == Short.SIZE
                        ? Types.optional(FIXED_LEN_BYTE_ARRAY)
                                .length(Short.BYTES)
                                .as(float16Type())
                                .columnOrder(ColumnOrder.typeDefined())
                                .named(value.name())
                        : Types.optional(wide ? DOUBLE : FLOAT)
                                .columnOrder(ColumnOrder.typeDefined())
                                .named(value.name());
        };
    }

    static Type number(String name) {
        return Types.required(DOUBLE).columnOrder(ColumnOrder.typeDefined()).named(name);
    }
}
