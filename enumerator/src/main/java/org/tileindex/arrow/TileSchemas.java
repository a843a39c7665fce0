package org.tileindex.arrow;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.tileindex.grid.Grid;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.Quantity;
import org.tileindex.tile.ZoneTiles;

/// The Arrow schemas of the datasets: the columns of the Parquet files, of which only values are nullable, and metadata
/// about the rows (contract, section 3.6).
///
/// | key | value |
/// | --- | --- |
/// | `crs` | `OGC:CRS84`: WGS 84, longitude before latitude, in degrees; of a plane, its parameters as PROJ has them |
/// | `crs_wkt2` | the same in full, as ISO 19162 has it; not of a plane |
/// | `grid.nrows`, `grid.ncols` | the grid's sides in cells |
/// | `grid.origin_lon`, `grid.origin_lat` | its western and northern edge |
/// | `grid.pixel_width`, `grid.pixel_height` | size of a cell |
/// | `inclusion_rule` | the rule |
/// | `zone` | the id of the zone that the tiles belong to, where it is only one |
public final class TileSchemas {
    private static final String CRS = "OGC:CRS84";

    private static final String CRS_WKT2 = "GEOGCRS[\"WGS 84 (CRS84)\","
            + "DATUM[\"World Geodetic System 1984\","
            + "ELLIPSOID[\"WGS 84\",6378137,298.257223563,LENGTHUNIT[\"metre\",1]]],"
            + "PRIMEM[\"Greenwich\",0,ANGLEUNIT[\"degree\",0.0174532925199433]],"
            + "CS[ellipsoidal,2],"
            + "AXIS[\"geodetic longitude (Lon)\",east,ORDER[1],ANGLEUNIT[\"degree\",0.0174532925199433]],"
            + "AXIS[\"geodetic latitude (Lat)\",north,ORDER[2],ANGLEUNIT[\"degree\",0.0174532925199433]],"
            + "ID[\"OGC\",\"CRS84\"]]";

    private TileSchemas() {}

    /// The schema of `dataset`.
    ///
    /// @param values its nullable columns of values
    static Schema of(Dataset dataset, ZoneTiles tiles, List<Field> values) {
        Stream<Field> own =
                dataset.columns().stream().map(column -> field(column.name(tiles.ids()), column.quantity()));
        return new Schema(Stream.concat(own, values.stream()).toList(), metadata(tiles));
    }

    private static Map<String, String> metadata(ZoneTiles tiles) {
        Grid grid = tiles.areas().grid();
        TreeMap<String, String> metadata = new TreeMap<>();
        if (grid.crs().isProjected()) {
            metadata.put("crs", grid.crs().projection());
        } else {
            metadata.put("crs", CRS);
            metadata.put("crs_wkt2", CRS_WKT2);
        }
        metadata.put("grid.nrows", Integer.toString(grid.nrows()));
        metadata.put("grid.ncols", Integer.toString(grid.ncols()));
        metadata.put("grid.origin_lon", Double.toString(grid.originLon()));
        metadata.put("grid.origin_lat", Double.toString(grid.originLat()));
        metadata.put("grid.pixel_width", Double.toString(grid.pixelWidth()));
        metadata.put("grid.pixel_height", Double.toString(grid.pixelHeight()));
        metadata.put("inclusion_rule", tiles.rule().id());
        if (tiles.zones().size() == 1) {
            metadata.put("zone", tiles.zones().getFirst().zone());
        }
        return metadata;
    }

    private static Field field(String name, Quantity quantity) {
        ArrowType type = switch (quantity.type()) {
            case TEXT -> ArrowType.Utf8.INSTANCE;
            case UINT32 -> new ArrowType.Int(32, false);
            case UINT64 -> new ArrowType.Int(64, false);
            case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case BYTES -> ArrowType.Binary.INSTANCE;
        };
        return new Field(name, FieldType.notNullable(type), List.of());
    }
}
