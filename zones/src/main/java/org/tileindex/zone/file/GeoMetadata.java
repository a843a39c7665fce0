package org.tileindex.zone.file;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.parquet.schema.LogicalTypeAnnotation.GeometryLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;

/// The metadata of a GeoParquet file: the column of geometries and its CRS (GeoParquet specification 1.1, *File
/// metadata* and *Column metadata*; Parquet format, logical type GEOMETRY).
final class GeoMetadata {
    private static final String KEY = "geo";
    private static final String WKB = "WKB";

    /// Start of a CRS that is in the file's metadata, under the key that follows.
    private static final String PROJJSON = "projjson:";

    private GeoMetadata() {}

    /// The column of geometries.
    ///
    /// @param encoding `WKB`, or an encoding of [GeoArrowPolygons]
    record Column(String name, String encoding) {
        boolean isWkb() {
            return encoding.equals(WKB);
        }
    }

    /// The column of geometries.
    ///
    /// @throws TileIndexException E010 if there is no such column or its encoding is unknown, E007 if its CRS is not
    ///     WGS84 lon/lat
    static Column geometryColumn(String file, MessageType schema, Map<String, String> keyValues, Consumer<String> notes)
            throws TileIndexException {
        String geo = keyValues.get(KEY);
        Column column =
                geo == null ? new Column(nativeColumn(file, schema, keyValues), WKB) : declaredColumn(file, geo, notes);
        if (!schema.containsField(column.name()) || !fits(schema.getType(column.name()), column)) {
            throw noGeometry(file);
        }
        return column;
    }

    private static boolean fits(Type type, Column column) {
        return !type.isRepetition(Type.Repetition.REPEATED)
                && type.isPrimitive() == column.isWkb()
                && (!type.isPrimitive() || type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY);
    }

    private static Column declaredColumn(String file, String geo, Consumer<String> notes) throws TileIndexException {
        try {
            Map<String, Object> metadata = JSON.std.mapFrom(geo);
            String primary = String.valueOf(metadata.get("primary_column"));
            if (!(metadata.get("columns") instanceof Map<?, ?> columns)
                    || !(columns.get(primary) instanceof Map<?, ?> column)) {
                throw noGeometry(file);
            }
            String written = String.valueOf(column.get("encoding"));
            String encoding = WKB.equalsIgnoreCase(written) ? WKB : written;
            if (!Set.of(WKB, GeoArrowPolygons.POLYGON, GeoArrowPolygons.MULTI_POLYGON)
                    .contains(encoding)) {
                throw new TileIndexException(
                        ErrorCode.E010_INPUT,
                        "zone file %s: its geometry is encoded as %s".formatted(file, Printable.id(written)),
                        "Write the geometry as WKB.");
            }
            if ("spherical".equals(column.get("edges"))) {
                throw Wgs84.refused(file, "its edges are spherical");
            }
            checkCrs(file, column, notes);
            return new Column(primary, encoding);
        } catch (IOException e) {
            throw new TileIndexException(
                            ErrorCode.E010_INPUT,
                            "zone file %s: its 'geo' metadata is not JSON".formatted(file),
                            "Write the file again with a GeoParquet writer.")
                    .causedBy(e);
        }
    }

    /// An absent CRS means OGC:CRS84; a present one is PROJJSON, or null for unknown. Text is not allowed, but common.
    private static void checkCrs(String file, Map<?, ?> column, Consumer<String> notes) throws TileIndexException {
        if (!column.containsKey("crs")) {
            return;
        }
        switch (column.get("crs")) {
            case null -> notes.accept(Wgs84.assumed(file));
            case Map<?, ?> crs -> {
                if (!ProjJson.isWgs84(crs)) {
                    throw Wgs84.refused(file, "the CRS is " + ProjJson.described(crs));
                }
            }
            case Object text -> {
                if (!CrsText.isWgs84(text.toString())) {
                    throw Wgs84.refused(file, "the CRS is " + Printable.id(text.toString()));
                }
            }
        }
    }

    private static String nativeColumn(String file, MessageType schema, Map<String, String> keyValues)
            throws TileIndexException {
        for (Type field : schema.getFields()) {
            if (field.getLogicalTypeAnnotation() instanceof GeometryLogicalTypeAnnotation geometry) {
                String crs = Optional.ofNullable(geometry.getCrs()).orElse("OGC:CRS84");
                String definition =
                        crs.startsWith(PROJJSON) ? keyValues.getOrDefault(crs.substring(PROJJSON.length()), "") : crs;
                if (!CrsText.isWgs84(definition)) {
                    throw Wgs84.refused(file, "the CRS is " + Printable.id(crs));
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
