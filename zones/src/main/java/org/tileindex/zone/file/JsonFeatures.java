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

/// Gathers the features of a JSON file. Their attributes are known only after the last feature, so the wanted ones are
/// chosen at the end.
final class JsonFeatures {
    private static final int MOST_NAMES = 100;

    private final ZoneSource source;
    private final ZoneOptions options;
    private final IdField idField;
    private final List<Draft> drafts = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();

    JsonFeatures(ZoneSource source, ZoneOptions options) {
        this.source = source;
        this.options = options;
        this.idField = new IdField(options);
    }

    /// A feature whose id is not chosen yet.
    ///
    /// @param values of the attributes that may be wanted
    /// @param own the feature's own `id`, which serves where no attribute does
    private record Draft(Map<String, FieldValue> values, Optional<FieldValue> own, Shape shape) {}

    void add(Map<String, FieldValue> values, Optional<FieldValue> own, Shape shape) {
        names.addAll(values.keySet());
        drafts.add(new Draft(values, own, shape));
    }

    /// Reads the object of attributes, or null, at the current token, and adds those that may be wanted to `values`.
    ///
    /// @return `values`, or another map in its place
    Map<String, FieldValue> attributes(JsonParser parser, Map<String, FieldValue> values) throws IOException {
        Map<String, FieldValue> found = values;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (ZoneJson.nextMember(parser)) {
                String name = parser.currentName();
                if (names.size() < MOST_NAMES) {
                    names.add(name);
                }
                Optional<FieldValue> value = ZoneJson.value(parser);
                if (value.isPresent() && isCandidate(name)) {
                    found = found.isEmpty() ? new TreeMap<>() : found;
                    found.put(name, value.get());
                }
            }
        } else {
            parser.skipChildren();
        }
        return found;
    }

    private boolean isCandidate(String name) {
        return idField.isCandidate(name)
                || options.where()
                        .filter(where -> where.field().equalsIgnoreCase(name))
                        .isPresent();
    }

    /// Takes the `id` member of a feature as an attribute. A real attribute of that name takes precedence.
    Map<String, FieldValue> member(Optional<FieldValue> value, Map<String, FieldValue> values) {
        if (value.isEmpty() || !isCandidate("id")) {
            return values;
        }
        names.add("id");
        Map<String, FieldValue> found = new TreeMap<>(values);
        found.putIfAbsent("id", value.get());
        return found;
    }

    /// All features that fulfil the condition.
    ///
    /// @throws TileIndexException E005 if neither an attribute nor the features themselves hold ids, E010 for the
    ///     condition
    List<Feature> finish() throws TileIndexException, IOException {
        if (drafts.isEmpty()) {
            return List.of();
        }
        List<String> all = List.copyOf(names);
        List<String> withKeys = new ArrayList<>(all);
        withKeys.addAll(source.keys().keySet());
        boolean own = idField.isGuessed()
                && idField.find(withKeys) < 0
                && drafts.stream().anyMatch(draft -> draft.own().isPresent());
        WantedFields fields =
                own ? WantedFields.withoutIds(source, options, all) : WantedFields.of(source, options, all);
        List<Feature> features = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            List<Optional<FieldValue>> values = fields.columns().stream()
                    .map(name -> Optional.ofNullable(draft.values().get(name)))
                    .toList();
            Optional<String> id = own ? draft.own().map(FieldValue::id) : fields.id(values);
            fields.feature(id, values, wanted -> draft.shape()).ifPresent(features::add);
        }
        return features;
    }
}
