package org.tileindex.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
        Map<Integer, Integer> pixels = new HashMap<>();
        int end;
        for (int pixel = 0; pixel < map.width() * map.height(); pixel = end) {
            end = map.endOfRun(pixel);
            if (map.zoneAt(pixel) != TileMap.NO_ZONE) {
                pixels.merge(map.zoneAt(pixel), end - pixel, Integer::sum);
            }
        }
        if (pixels.size() <= ZoneRows.MOST) {
            return new MapZones(Set.copyOf(pixels.keySet()), 0);
        }
        Set<Integer> named = new HashSet<>();
        pixels.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(ZoneRows.MOST)
                .forEach(zone -> named.add(zone.getKey()));
        return new MapZones(named, pixels.size() > TileMap.MANY_ZONES ? 1 : SHARED);
    }

    boolean isNamed(int zone) {
        return named.contains(zone);
    }

    /// The number that a zone without a name shares, from 0.
    int other(int zone) {
        return zone % others;
    }
}
