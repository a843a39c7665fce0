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
    /// @param own the feature's own `id`, which serves where no attribute does
    private record Draft(Map<String, String> ids, Optional<String> own, Shape shape) {}

    void add(Map<String, String> ids, Optional<String> own, Shape shape) {
        names.addAll(ids.keySet());
        drafts.add(new Draft(ids, own, shape));
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
                Optional<String> value = ZoneJson.value(parser);
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

    /// Takes the `id` member of a feature as an attribute. A real attribute of that name takes precedence.
    Map<String, String> member(Optional<String> value, Map<String, String> ids) {
        if (value.isEmpty() || !idField.isCandidate("id")) {
            return ids;
        }
        names.add("id");
        Map<String, String> found = new TreeMap<>(ids);
        found.putIfAbsent("id", value.get());
        return found;
    }

    /// All features.
    ///
    /// @throws TileIndexException E005 if neither an attribute nor the features themselves hold ids
    List<Feature> finish() throws TileIndexException {
        if (drafts.isEmpty()) {
            return List.of();
        }
        List<String> all = List.copyOf(names);
        boolean own = idField.isGuessed()
                && idField.find(all) < 0
                && drafts.stream().anyMatch(draft -> draft.own().isPresent());
        String field = own ? "" : all.get(idField.choose(source, all));
        List<Feature> features = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            Optional<String> id =
                    own ? draft.own() : Optional.ofNullable(draft.ids().get(field));
            features.add(new Feature(id, id.isPresent() ? draft.shape() : Shape.NONE));
        }
        return features;
    }
}
