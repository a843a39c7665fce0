package org.tileindex.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The zones of a map that the page names. Where there are many, those with the most pixels have names, and the others
/// share a few numbers, so that the page stays small.
///
/// @param named indices of the zones with names
/// @param others how many numbers the others share: 0 if there are none; several, so that neighbours differ in colour;
///     1 where there are so many that a person sees no single one
record MapZones(Set<Integer> named, int others) {
    private static final int SHARED = 7;

    static MapZones of(TileMap map) {
        List<Integer> zones = bySize(map);
        int others = zones.size() <= ZoneRows.MOST ? 0 : zones.size() > TileMap.MANY_ZONES ? 1 : SHARED;
        return new MapZones(Set.copyOf(zones.subList(0, Math.min(zones.size(), ZoneRows.MOST))), others);
    }

    /// The indices of the zones that pixels show, those with the most pixels first.
    static List<Integer> bySize(TileMap map) {
        Map<Integer, Integer> pixels = new HashMap<>();
        int end;
        for (int pixel = 0; pixel < map.width() * map.height(); pixel = end) {
            end = map.endOfRun(pixel);
            if (map.zoneAt(pixel) != TileMap.NO_ZONE) {
                pixels.merge(map.zoneAt(pixel), end - pixel, Integer::sum);
            }
        }
        return pixels.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean isNamed(int zone) {
        return named.contains(zone);
    }

    /// The number that a zone without a name shares, from 0.
    int other(int zone) {
        return zone % others;
    }
}
