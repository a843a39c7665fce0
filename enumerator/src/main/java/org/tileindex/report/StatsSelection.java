package org.tileindex.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What of the statistics is on the page, so that it stays small whatever the run.
///
/// @param rows indices of the zones in the table, ascending
/// @param exact indices of the zones with ids and exact numbers; those of the table come first
/// @param coarse indices of the other zones that the map shows, whose numbers are only as exact as their colours
/// @param layers how many of the layers
record StatsSelection(List<Integer> rows, List<Integer> exact, List<Integer> coarse, int layers) {
    /// Exact numbers take some twenty bytes each, coarse ones two.
    private static final int MOST_EXACT = 100_000;
    private static final int MOST_COARSE = 2_000_000;

    static StatsSelection of(StatsFigures figures) {
        Set<Integer> listed = new HashSet<>(figures.listed());
        List<Integer> visible =
                MapZones.bySize(figures.map()).stream().filter(listed::contains).toList();
        int columns = figures.columns().size();
        long least = (long) Math.max(1, Math.min(listed.size(), ZoneRows.MOST)) * columns;
        long allCoarse = Math.max(1L, visible.size()) * columns;
        int layers = Math.clamp(
                Math.min(MOST_EXACT / least, MOST_COARSE / allCoarse),
                1,
                figures.layers().size());
        Set<Integer> order = new LinkedHashSet<>(visible);
        order.addAll(figures.listed());
        List<Integer> bySize = new ArrayList<>(order);
        List<Integer> rows = bySize.stream().limit(ZoneRows.MOST).sorted().toList();
        int most = Math.max(ZoneRows.MOST, MOST_EXACT / (layers * columns));
        Set<Integer> exact = new LinkedHashSet<>(rows);
        bySize.stream().limit(most).forEach(exact::add);
        List<Integer> coarse =
                visible.stream().filter(zone -> !exact.contains(zone)).toList();
        return new StatsSelection(rows, List.copyOf(exact), coarse, layers);
    }
}
