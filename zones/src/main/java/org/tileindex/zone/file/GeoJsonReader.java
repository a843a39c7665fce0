package org.tileindex.zone.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.ZonePolygon;

/// Reads GeoJSON (RFC 7946): a FeatureCollection or a Feature, or a sequence of them, one per line or after record
/// separators (RFC 8142). Members may come in any order.
final class GeoJsonReader {
    private final ZoneSource source;
    private final JsonFeatures features;

    private GeoJsonReader(ZoneSource source, ZoneOptions options) {
        this.source = source;
        this.features = new JsonFeatures(source, options);
    }

    /// @throws IOException if it is not JSON, or not GeoJSON
    /// @throws TileIndexException E007 for its CRS, E005 if no attribute holds ids, E001 for other geometry
    static List<Feature> read(ZoneSource source, ZoneOptions options) throws TileIndexException, IOException {
        GeoJsonReader reader = new GeoJsonReader(source, options);
        try (JsonParser parser = ZoneJson.open(source.bytes())) {
            while (parser.nextToken() != null) {
                reader.object(parser, true);
            }
        }
        return reader.features.finish();
    }

    private void object(JsonParser parser, boolean mayBeCollection) throws IOException, TileIndexException {
        ZoneJson.requireObject(parser, "a feature");
        String type = "";
        boolean collection = false;
        Shape shape = Shape.NONE;
        Map<String, FieldValue> values = Map.of();
        Optional<FieldValue> own = Optional.empty();
        while (ZoneJson.nextMember(parser)) {
            switch (parser.currentName()) {
                case "type" -> type = ZoneJson.text(parser);
                case "crs" -> ZoneJson.checkCrs(source, parser);
                case "geometry" -> shape = geometry(parser);
                case "properties" -> values = features.attributes(parser, values);
                case "id" -> {
                    own = ZoneJson.value(parser);
                    values = features.member(own, values);
                }
                case "features" -> {
                    collection = mayBeCollection;
                    members(parser, mayBeCollection);
                }
                default -> parser.skipChildren();
            }
        }
        if (type.equals("Feature")) {
            features.add(values, own, shape);
        } else if (!type.equals("FeatureCollection") || !collection) {
            throw new IOException(
                    type.equals("FeatureCollection")
                            ? "a FeatureCollection has no member 'features'"
                            : "its type is '%s', not Feature or FeatureCollection".formatted(type));
        }
    }

    private void members(JsonParser parser, boolean wanted) throws IOException, TileIndexException {
        ZoneJson.requireArray(parser, "the member 'features'");
        if (!wanted) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            object(parser, false);
        }
    }

    private Shape geometry(JsonParser parser) throws IOException, TileIndexException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return Shape.NONE;
        }
        ZoneJson.requireObject(parser, "a geometry");
        String type = "";
        NumberArray coordinates = NumberArray.EMPTY;
        List<Shape> parts = new ArrayList<>();
        while (ZoneJson.nextMember(parser)) {
            switch (parser.currentName()) {
                case "type" -> type = ZoneJson.text(parser);
                case "crs" -> ZoneJson.checkCrs(source, parser);
                case "coordinates" -> coordinates = NumberArray.read(parser);
                case "geometries" -> {
                    ZoneJson.requireArray(parser, "the member 'geometries'");
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        parts.add(geometry(parser));
                    }
                }
                default -> parser.skipChildren();
            }
        }
        return shape(type, coordinates, parts);
    }

    private static Shape shape(String type, NumberArray coordinates, List<Shape> parts) throws IOException {
        List<ZonePolygon> polygons = new ArrayList<>();
        String other = "";
        switch (type) {
            case "Polygon" -> addPolygon(coordinates, polygons);
            case "MultiPolygon" -> {
                for (NumberArray polygon : coordinates.items()) {
                    addPolygon(polygon, polygons);
                }
            }
            case "GeometryCollection" -> {
                return Shape.union(parts);
            }
            default -> other = type.isEmpty() ? "a geometry without a type" : "a " + type;
        }
        return Shape.of(polygons, other);
    }

    private static void addPolygon(NumberArray polygon, List<ZonePolygon> polygons) throws IOException {
        List<double[]> rings = new ArrayList<>();
        for (NumberArray ring : polygon.items()) {
            rings.add(ring.positions());
        }
        ZonePolygon.ofRings(rings).ifPresent(polygons::add);
    }
}
