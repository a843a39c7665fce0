package org.tileindex.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The zones that the page lists.
///
/// @param heaviest those with the most tiles, in any order, as the maps of lines of `country_summaries.jsonl`, which
///     may have `area_m2` besides
/// @param total the number of all zones
public record ZoneRows(List<Map<String, Object>> heaviest, int total) {
    /// Zones that the page lists at most. There are no more countries.
    static final int MOST = 250;

    /// The file that lists all zones.
    static final String ALL = "country_summaries.jsonl";

    static final String TILES = "cells_included";
    static final String AREA = "area_m2";

    public ZoneRows {
        heaviest = heaviest.stream()
                .sorted(Comparator.comparingDouble((Map<String, Object> zone) -> -tiles(zone)))
                .limit(MOST)
                .toList();
    }

    private static double tiles(Map<String, Object> zone) {
        return zone.get(TILES) instanceof Number number ? number.doubleValue() : 0;
    }
}
