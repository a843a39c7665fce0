package org.tileindex.stats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tileindex.fault.TileIndexException;
import org.tileindex.report.Figures;
import org.tileindex.report.RunFacts;
import org.tileindex.report.StatsFigures;
import org.tileindex.report.StatsPage;
import org.tileindex.report.TileMap;
import org.tileindex.statistic.Statistic;

/// The page of a run for a person: its facts, and its numbers as the rows have them.
final class StatsReport {
    private final StatsRequest request;
    private final StatsResult result;
    private final TileMap map;

    StatsReport(StatsRequest request, StatsResult result, TileMap map) {
        this.request = request;
        this.result = result;
        this.map = map;
    }

    /// The text of the page.
    String page() throws TileIndexException {
        return StatsPage.of(facts(), figures(), request.noun());
    }

    private Map<String, Object> facts() throws TileIndexException {
        StatsTable table = result.table();
        StatsInvocation invocation = new StatsInvocation(request);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("command", invocation.command());
        facts.put("versions", RunFacts.versions());
        facts.put("ingress_versions", Map.of("zones", Map.of("source", source())));
        facts.put("options", options(invocation));
        RunFacts.putGrid(facts, request.bands().getFirst().raster().anyGrid());
        facts.put("kernels", result.kernels().description());
        facts.put("zones", table.zones().size());
        facts.put("cells", result.cells());
        facts.put("seconds", result.seconds());
        facts.put("rasters", invocation.rasters().size());
        facts.put("bands", request.bands().size());
        facts.put("rows", table.rowCount());
        facts.put(
                "read",
                Map.of(
                        "blocks", result.rasters().read().blocks(),
                        "bytes", result.rasters().read().blockBytes(),
                        "requests", result.rasters().total().requests()));
        facts.put("zones_left_out", table.leftOut());
        facts.put("features_without_id", table.withoutId());
        facts.put("zones_invalid", table.problems());
        facts.put("zone_notes", table.notes());
        return facts;
    }

    private String source() {
        return request.from().isPresent()
                ? "cells of " + request.from().get()
                : request.zones().file().map(file -> file.name()).orElse("embedded countries");
    }

    private static Map<String, Object> options(StatsInvocation invocation) {
        Map<String, Object> options = new LinkedHashMap<>();
        invocation.rasters().forEach((name, raster) -> options.put("raster " + name, raster.name()));
        invocation
                .options()
                .forEach((name, value) -> options.put(name.substring(2).replace('-', ' '), value));
        return options;
    }

    private StatsFigures figures() {
        StatsTable table = result.table();
        List<Integer> listed = IntStream.range(0, table.zones().size())
                .filter(zone -> !table.isLeftOut(zone))
                .boxed()
                .toList();
        List<String> layers = request.bands().stream()
                .map(band -> band.name() + ", band " + band.band().number())
                .toList();
        if (table.statistics().isShares()) {
            ShareColumns shares = ShareColumns.of(table, listed);
            List<String> names = shares.values().stream()
                    .map(value -> "share of " + Figures.shortest(value))
                    .toList();
            // Without any value there is nothing to share, and still a map.
            List<String> columns = names.isEmpty() ? List.of("share") : names;
            return new StatsFigures(map, listed, layers, columns, shares::at);
        }
        List<String> columns =
                table.statistics().statistics().stream().map(Statistic::column).toList();
        return new StatsFigures(map, listed, layers, columns, (zone, layer, column) -> table.row(zone, layer)[column]);
    }
}
