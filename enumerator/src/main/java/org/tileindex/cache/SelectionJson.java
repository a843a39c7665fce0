package org.tileindex.cache;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tileindex.plan.SelectedZones;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.ZoneIds;

/// Selected zones as the bytes of a cache entry.
final class SelectionJson {
    private SelectionJson() {}

    static byte[] toBytes(SelectedZones selection) {
        Map<String, Object> extents = new LinkedHashMap<>();
        selection
                .extents()
                .forEach((id, zone) -> extents.put(
                        id,
                        List.of(
                                zone.west(),
                                zone.south(),
                                zone.east(),
                                zone.north(),
                                zone.area(),
                                zone.rise(),
                                zone.vertices())));
        try {
            return JSON.std.asBytes(Map.of(
                    "zones", extents,
                    "left_out", selection.leftOut(),
                    "without_id", selection.withoutId(),
                    "notes", selection.notes()));
        } catch (IOException e) {
            throw new IllegalStateException("numbers can be written as JSON", e);
        }
    }

    /// The selection that [#toBytes] wrote; empty if the bytes are something else.
    static Optional<SelectedZones> parse(byte[] json) {
        try {
            if (!(JSON.std.anyFrom(json) instanceof Map<?, ?> map)
                    || !(map.get("zones") instanceof Map<?, ?> zones)
                    || !(map.get("left_out") instanceof List<?> ids)
                    || !(map.get("notes") instanceof List<?> notes)
                    || !(map.get("without_id") instanceof Number withoutId)) {
                return Optional.empty();
            }
            SortedMap<String, ZoneExtent> extents = new TreeMap<>(ZoneIds::compare);
            for (Map.Entry<?, ?> zone : zones.entrySet()) {
                extents.put(String.valueOf(zone.getKey()), extent((List<?>) zone.getValue()));
            }
            List<String> leftOut = ids.stream().map(String::valueOf).toList();
            return Optional.of(new SelectedZones(
                    extents,
                    leftOut,
                    withoutId.intValue(),
                    List.of(),
                    notes.stream().map(String::valueOf).toList()));
        } catch (IOException | ClassCastException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static ZoneExtent extent(List<?> numbers) {
        List<Double> values = new ArrayList<>();
        for (Object number : numbers) {
            values.add(((Number) number).doubleValue());
        }
        return new ZoneExtent(
                values.get(0),
                values.get(1),
                values.get(2),
                values.get(3),
                values.get(4),
                values.get(5),
                values.get(6).intValue());
    }
}
