package org.tileindex.zone.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.ZonePolygon;

/// Reads one object of a TopoJSON file (*The TopoJSON Format Specification* 1.0): rings consist of arcs that
/// neighbours share.
final class TopoJsonReader {
    private final ZoneSource source;
    private final JsonFeatures features;
    private final Map<String, Node> objects = new LinkedHashMap<>();
    private NumberArray arcs = NumberArray.EMPTY;
    private double[] scale = {};
    private double[] translate = {};

    private TopoJsonReader(ZoneSource source, ZoneOptions options) {
        this.source = source;
        this.features = new JsonFeatures(source, options);
    }

    /// A geometry object whose arcs are still numbers.
    private record Node(
            String type, NumberArray arcs, List<Node> parts, Map<String, FieldValue> values, Optional<FieldValue> own) {
        static final Node NULL = new Node("", NumberArray.EMPTY, List.of(), Map.of(), Optional.empty());
    }

    /// Whether the first value in `content` is a topology. Damaged JSON is not.
    static boolean isTopology(byte[] content) {
        try (JsonParser parser = ZoneJson.open(content)) {
            parser.nextToken();
            while (ZoneJson.nextMember(parser)) {
                if (parser.currentName().equals("type")) {
                    return ZoneJson.text(parser).equals("Topology");
                }
                parser.skipChildren();
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /// @throws IOException if it is not JSON, or not TopoJSON
    /// @throws TileIndexException E010 for an unknown layer, E007 for its CRS, E005 if no attribute holds ids, E001
    ///     for other geometry
    static List<Feature> read(ZoneSource source, ZoneOptions options) throws TileIndexException, IOException {
        TopoJsonReader reader = new TopoJsonReader(source, options);
        try (JsonParser parser = ZoneJson.open(source.bytes())) {
            parser.nextToken();
            reader.topology(parser);
        }
        List<String> layers = List.copyOf(reader.objects.keySet());
        Node layer = reader.objects.get(LayerChoice.of(source, layers, options.layer()));
        if (layer == null) {
            throw new IOException("a layer is missing");
        }
        TopoArcs arcs = TopoArcs.of(reader.arcs, reader.scale, reader.translate, source.bytes().length);
        for (Node node : layer.type().equals("GeometryCollection") ? layer.parts() : List.of(layer)) {
            reader.features.add(node.values(), node.own(), shape(node, arcs));
        }
        return reader.features.finish();
    }

    private void topology(JsonParser parser) throws IOException, TileIndexException {
        ZoneJson.requireObject(parser, "the topology");
        while (ZoneJson.nextMember(parser)) {
            switch (parser.currentName()) {
                case "crs" -> ZoneJson.checkCrs(source, parser);
                case "arcs" -> arcs = NumberArray.read(parser);
                case "transform" -> transform(parser);
                case "objects" -> {
                    ZoneJson.requireObject(parser, "the member 'objects'");
                    while (ZoneJson.nextMember(parser)) {
                        objects.put(parser.currentName(), node(parser));
                    }
                }
                default -> parser.skipChildren();
            }
        }
    }

    private void transform(JsonParser parser) throws IOException {
        ZoneJson.requireObject(parser, "the member 'transform'");
        while (ZoneJson.nextMember(parser)) {
            switch (parser.currentName()) {
                case "scale" -> scale = NumberArray.read(parser).numbers();
                case "translate" -> translate = NumberArray.read(parser).numbers();
                default -> parser.skipChildren();
            }
        }
        if (scale.length < 2 || translate.length < 2) {
            throw new IOException("its transform lacks a scale or a translate");
        }
    }

    private Node node(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return Node.NULL;
        }
        ZoneJson.requireObject(parser, "a geometry");
        String type = "";
        NumberArray nodeArcs = NumberArray.EMPTY;
        List<Node> parts = List.of();
        Map<String, FieldValue> values = Map.of();
        Optional<FieldValue> own = Optional.empty();
        while (ZoneJson.nextMember(parser)) {
            switch (parser.currentName()) {
                case "type" -> type = ZoneJson.text(parser);
                case "arcs" -> nodeArcs = NumberArray.read(parser);
                case "properties" -> values = features.attributes(parser, values);
                case "id" -> {
                    own = ZoneJson.value(parser);
                    values = features.member(own, values);
                }
                case "geometries" -> parts = nodes(parser);
                default -> parser.skipChildren();
            }
        }
        return new Node(type, nodeArcs, parts, values, own);
    }

    private List<Node> nodes(JsonParser parser) throws IOException {
        ZoneJson.requireArray(parser, "the member 'geometries'");
        List<Node> nodes = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            nodes.add(node(parser));
        }
        return nodes;
    }

    private static Shape shape(Node node, TopoArcs arcs) throws IOException {
        List<ZonePolygon> polygons = new ArrayList<>();
        String other = "";
        switch (node.type()) {
            case "Polygon" -> arcs.polygon(node.arcs()).ifPresent(polygons::add);
            case "MultiPolygon" -> {
                for (NumberArray polygon : node.arcs().items()) {
                    arcs.polygon(polygon).ifPresent(polygons::add);
                }
            }
            case "GeometryCollection" -> {
                List<Shape> parts = new ArrayList<>();
                for (Node part : node.parts()) {
                    parts.add(shape(part, arcs));
                }
                return Shape.union(parts);
            }
            // Null objects have no type, or a type of null.
            case "" -> other = "";
            default -> other = "a " + node.type();
        }
        return Shape.of(polygons, other);
    }
}
