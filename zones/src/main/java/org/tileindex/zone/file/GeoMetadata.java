package org.tileindex.zone.file;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation.GeometryLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// The metadata of a GeoParquet file: the column of geometries and its CRS (GeoParquet specification 1.1, *File
/// metadata* and *Column metadata*; Parquet format, logical type GEOMETRY).
final class GeoMetadata {
    private static final String KEY = "geo";

    private GeoMetadata() {}

    /// The name of the column of WKB geometries.
    ///
    /// @throws TileIndexException E010 if there is no such column or its encoding is not WKB, E007 if its CRS is not
    ///     WGS84 lon/lat
    static String geometryColumn(String file, MessageType schema, Map<String, String> keyValues)
            throws TileIndexException {
        String geo = keyValues.get(KEY);
        String column = geo == null ? nativeColumn(file, schema) : declaredColumn(file, geo);
        if (!schema.containsField(column)
                || !schema.getType(column).isPrimitive()
                || schema.getType(column).isRepetition(Type.Repetition.REPEATED)
                || schema.getType(column).asPrimitiveType().getPrimitiveTypeName() != PrimitiveTypeName.BINARY) {
            throw noGeometry(file);
        }
        return column;
    }

    private static String declaredColumn(String file, String geo) throws TileIndexException {
        try {
            Map<String, Object> metadata = JSON.std.mapFrom(geo);
            String primary = String.valueOf(metadata.get("primary_column"));
            if (!(metadata.get("columns") instanceof Map<?, ?> columns)
                    || !(columns.get(primary) instanceof Map<?, ?> column)) {
                throw noGeometry(file);
            }
            if (!"WKB".equalsIgnoreCase(String.valueOf(column.get("encoding")))) {
                throw new TileIndexException(
                        ErrorCode.E010_INPUT,
                        "zone file %s: its geometry is encoded as %s".formatted(file, column.get("encoding")),
                        "Write the geometry as WKB.");
            }
            if ("spherical".equals(column.get("edges"))) {
                throw Wgs84.refused(file, "its edges are spherical");
            }
            checkCrs(file, column);
            return primary;
        } catch (IOException e) {
            throw new TileIndexException(
                            ErrorCode.E010_INPUT,
                            "zone file %s: its 'geo' metadata is not JSON".formatted(file),
                            "Write the file again with a GeoParquet writer.")
                    .causedBy(e);
        }
    }

    /// An absent CRS means OGC:CRS84; a present one is PROJJSON, or null for unknown.
    private static void checkCrs(String file, Map<?, ?> column) throws TileIndexException {
        if (!column.containsKey("crs")) {
            return;
        }
        if (column.get("crs") instanceof Map<?, ?> crs && crs.get("id") instanceof Map<?, ?> id) {
            String name = id.get("authority") + ":" + id.get("code");
            if (name.equals("OGC:CRS84") || name.equals("EPSG:4326")) {
                return;
            }
            throw Wgs84.refused(file, "the CRS is " + name);
        }
        throw Wgs84.refused(file, "the CRS is not named");
    }

    private static String nativeColumn(String file, MessageType schema) throws TileIndexException {
        for (Type field : schema.getFields()) {
            if (field.getLogicalTypeAnnotation() instanceof GeometryLogicalTypeAnnotation geometry) {
                String crs = Optional.ofNullable(geometry.getCrs()).orElse("OGC:CRS84");
                if (!crs.equals("OGC:CRS84") && !crs.equals("EPSG:4326")) {
                    throw Wgs84.refused(file, "the CRS is " + crs);
                }
                return field.getName();
            }
        }
        throw noGeometry(file);
    }

    private static TileIndexException noGeometry(String file) {
        return new TileIndexException(
                ErrorCode.E010_INPUT,
                "zone file %s has no geometry column".formatted(file),
                "Give a GeoParquet file, whose 'geo' metadata names one.");
    }
}
