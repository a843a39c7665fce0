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
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.file.ZoneCatalog;

/// Which zones of an input a run takes, without their geometry.
///
/// @param zones extents by id
/// @param leftOut ids in the input that are no ISO codes and are left out
/// @param withoutId features in the input that have no id
public record KnownZones(SortedMap<String, ZoneExtent> zones, List<String> leftOut, int withoutId) {

    /// The selection of `zones`, laid out in the plane.
    public static KnownZones of(ZoneCatalog catalog, List<Zone> zones) {
        SortedMap<String, ZoneExtent> extents = new TreeMap<>();
        zones.forEach(zone -> extents.put(zone.id(), ZoneExtent.of(zone)));
        return new KnownZones(extents, catalog.leftOut(), catalog.withoutId());
    }

    /// For the next run, as JSON.
    byte[] toBytes() {
        Map<String, Object> extents = new LinkedHashMap<>();
        zones.forEach((id, zone) -> extents.put(
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
            return JSON.std.asBytes(Map.of("zones", extents, "left_out", leftOut, "without_id", withoutId));
        } catch (IOException e) {
            throw new IllegalStateException("numbers can be written as JSON", e);
        }
    }

    /// What [#toBytes] wrote; empty if it is something else.
    static Optional<KnownZones> parse(byte[] json) {
        try {
            if (!(JSON.std.anyFrom(json) instanceof Map<?, ?> map)
                    || !(map.get("zones") instanceof Map<?, ?> zones)
                    || !(map.get("left_out") instanceof List<?> ids)
                    || !(map.get("without_id") instanceof Number withoutId)) {
                return Optional.empty();
            }
            SortedMap<String, ZoneExtent> extents = new TreeMap<>();
            for (Map.Entry<?, ?> zone : zones.entrySet()) {
                extents.put(String.valueOf(zone.getKey()), extent((List<?>) zone.getValue()));
            }
            List<String> leftOut = ids.stream().map(String::valueOf).toList();
            return Optional.of(new KnownZones(extents, leftOut, withoutId.intValue()));
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
