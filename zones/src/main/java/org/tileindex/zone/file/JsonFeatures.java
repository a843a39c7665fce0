package org.tileindex.zone.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.ZonePolygon;

/// Gathers the features of a JSON file. Their attributes are known only after the last feature, so the attribute of ids
/// is chosen at the end.
final class JsonFeatures {
    private static final int MOST_NAMES = 100;

    private final ZoneSource source;
    private final IdField idField;
    private final List<Draft> drafts = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();

    JsonFeatures(ZoneSource source, ZoneOptions options) {
        this.source = source;
        this.idField = new IdField(options);
    }

    /// A feature whose id is not chosen yet.
    ///
    /// @param ids values of the attributes that may hold the id
    /// @param other type of a geometry that is not a polygon; empty for polygons and for no geometry
    private record Draft(Map<String, String> ids, List<ZonePolygon> polygons, String other) {}

    /// A geometry: its polygons, or the type of one that is not a polygon.
    record Shape(List<ZonePolygon> polygons, String other) {
        static final Shape NONE = new Shape(List.of(), "");
    }

    void add(Map<String, String> ids, Shape shape) {
        names.addAll(ids.keySet());
        drafts.add(new Draft(ids, shape.polygons(), shape.other()));
    }

    /// Reads the object of attributes, or null, at the current token, and adds those that may hold the id to `ids`.
    ///
    /// @return `ids`, or another map in its place
    Map<String, String> attributes(JsonParser parser, Map<String, String> ids) throws IOException {
        Map<String, String> found = ids;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (ZoneJson.nextMember(parser)) {
                String name = parser.currentName();
                if (names.size() < MOST_NAMES) {
                    names.add(name);
                }
                Optional<String> value = value(parser);
                if (value.isPresent() && idField.isCandidate(name)) {
                    found = found.isEmpty() ? new TreeMap<>() : found;
                    found.put(name, value.get());
                }
            }
        } else {
            parser.skipChildren();
        }
        return found;
    }

    /// Reads the `id` member of a feature. An attribute of that name takes precedence.
    Map<String, String> member(JsonParser parser, Map<String, String> ids) throws IOException {
        Optional<String> value = value(parser);
        if (value.isEmpty() || !idField.isCandidate("id")) {
            return ids;
        }
        names.add("id");
        Map<String, String> found = new TreeMap<>(ids);
        found.putIfAbsent("id", value.get());
        return found;
    }

    private static Optional<String> value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isNumeric()) {
            return Optional.of(IdField.ofNumber(parser.getText()));
        }
        if (token == JsonToken.VALUE_STRING || token.isBoolean()) {
            return Optional.of(parser.getText());
        }
        parser.skipChildren();
        return Optional.empty();
    }

    /// All features.
    ///
    /// @throws TileIndexException E005 if no attribute holds ids, E001 if the geometry of a feature with an id is
    ///     not made of polygons
    List<Feature> finish() throws TileIndexException {
        if (drafts.isEmpty()) {
            return List.of();
        }
        List<String> all = List.copyOf(names);
        String field = all.get(idField.choose(source, all));
        List<Feature> features = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            Optional<String> id = Optional.ofNullable(draft.ids().get(field));
            if (id.isPresent() && !draft.other().isEmpty()) {
                throw ZonePolygon.expected(id.get(), "a " + draft.other());
            }
            features.add(new Feature(id, id.isPresent() ? draft.polygons() : List.of()));
        }
        return features;
    }
}
