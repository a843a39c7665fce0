package org.tileindex.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds values in the report, each with the key of its place: names, and indices of lists, joined by dots.
final class ReportValues {
    private final Object root;

    ReportValues(Map<String, Object> report) {
        this.root = report;
    }

    /// A value and its place in the report.
    ///
    /// @param key such as `pat.tiles_per_second`
    /// @param name the last step of the key, such as `tiles_per_second`
    /// @param value a number, a text, a truth value, a map or a list
    record Entry(String key, String name, Object value) {}

    /// The value at `path`, if there is one.
    Optional<Entry> find(String... path) {
        Object value = root;
        for (String step : path) {
            if (!(value instanceof Map<?, ?> map) || map.get(step) == null) {
                return Optional.empty();
            }
            value = map.get(step);
        }
        return Optional.of(new Entry(String.join(".", path), path[path.length - 1], value));
    }

    /// The entries of the map or list at `path`; none if there is neither.
    List<Entry> entries(String... path) {
        return find(path).map(ReportValues::children).orElse(List.of());
    }

    /// The entries of a map, or of a list by index, that are not null; none of anything else.
    static List<Entry> children(Entry parent) {
        List<Entry> children = new ArrayList<>();
        if (parent.value() instanceof Map<?, ?> map) {
            map.forEach((name, value) -> add(children, parent, String.valueOf(name), value));
        } else if (parent.value() instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                add(children, parent, Integer.toString(i), list.get(i));
            }
        }
        return children;
    }

    private static void add(List<Entry> children, Entry parent, String name, @Nullable Object value) {
        if (value != null) {
            // The list's name tells the unit of its elements.
            String named = parent.value() instanceof List<?> ? parent.name() : name;
            children.add(new Entry(parent.key() + "." + name, named, value));
        }
    }

    /// The values in `entry` at any depth that are neither maps nor lists.
    static List<Entry> leaves(Entry entry) {
        if (!(entry.value() instanceof Map<?, ?>) && !(entry.value() instanceof List<?>)) {
            return List.of(entry);
        }
        List<Entry> leaves = new ArrayList<>();
        children(entry).forEach(child -> leaves.addAll(leaves(child)));
        return leaves;
    }
}
