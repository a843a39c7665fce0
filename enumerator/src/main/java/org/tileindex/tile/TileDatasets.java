package org.tileindex.tile;

import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Types;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.ColumnForm;
import org.tileindex.writer.form.ValueTable;
import org.tileindex.zone.ZoneIds;

/// Names and types of the two datasets' columns (contract, section 3.1).
public final class TileDatasets {
    public static final String TILE_INDEX = "tile_index";
    public static final String TILE_BOUNDS = "tile_bounds";

    /// The names of both.
    public static final List<String> ALL = List.of(TILE_INDEX, TILE_BOUNDS);

    static final PrimitiveType TILE_ID =
            Types.required(INT64).as(intType(64, false)).named("tile_id");
    static final PrimitiveType RASTER_ROW = uint32("raster_row");
    static final PrimitiveType RASTER_COL = uint32("raster_col");
    static final PrimitiveType CENTROID_LON = number("centroid_lon");
    static final PrimitiveType CENTROID_LAT = number("centroid_lat");
    static final PrimitiveType PIXEL_AREA_M2 = number("pixel_area_m2");
    static final PrimitiveType INCLUSION_RULE = text("inclusion_rule");

    static final PrimitiveType MIN_LAT_DEG = number("min_lat_deg");
    static final PrimitiveType MAX_LAT_DEG = number("max_lat_deg");
    static final PrimitiveType MIN_LON_DEG = number("min_lon_deg");
    static final PrimitiveType MAX_LON_DEG = number("max_lon_deg");
    static final PrimitiveType CENTROID_LAT_DEG = number("centroid_lat_deg");
    static final PrimitiveType CENTROID_LON_DEG = number("centroid_lon_deg");

    private TileDatasets() {}

    /// The name of the column of zone ids.
    public static String idColumn(ZoneIds ids) {
        return ids == ZoneIds.ISO ? "country_iso" : "zone_id";
    }

    /// The column of zone ids in a shard of zone `id`.
    public static Column zone(ZoneIds ids, String id) {
        return new Column(text(idColumn(ids)), new ColumnForm.Constant(new ValueTable.Text(id)));
    }

    /// The folder of a zone's shards: `country=<ISO>`, or `zone=<id>` with all but letters, digits, `.`, `_` and `-`
    /// as percent escapes, as Hive partitions have it (contract, section 3.2).
    public static String folder(ZoneIds ids, String id) {
        return ids == ZoneIds.ISO
                ? "country=" + id
                : "zone="
                        + URLEncoder.encode(id, StandardCharsets.UTF_8)
                                .replace("+", "%20")
                                .replace("*", "%2A");
    }

    private static PrimitiveType text(String name) {
        return Types.required(BINARY).as(stringType()).named(name);
    }

    private static PrimitiveType uint32(String name) {
        return Types.required(INT32).as(intType(32, false)).named(name);
    }

    private static PrimitiveType number(String name) {
        return Types.required(DOUBLE).named(name);
    }
}
