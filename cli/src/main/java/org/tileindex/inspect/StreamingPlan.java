package org.tileindex.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.projection.ZoneProjection;
import org.tileindex.raster.Band;
import org.tileindex.raster.BlockTally;
import org.tileindex.raster.PlanFigures;
import org.tileindex.raster.Raster;
import org.tileindex.raster.ReadWay;
import org.tileindex.report.Figures;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.value.NamedRaster;
import org.tileindex.value.Pixels;
import org.tileindex.value.SpanRuns;
import org.tileindex.value.ValueColumn;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneRepair;

/// What it takes to read the values of some bands in the cells of some zones.
///
/// @param zones number of zones
/// @param empty number of those without cells
/// @param cells of all zones
/// @param fileBytes size of the files that have the bands
public record StreamingPlan(int zones, int empty, long cells, PlanFigures figures, long fileBytes) {
    /// The cells of zones on a grid.
    ///
    /// @param zones in longitude and latitude, laid out as [org.tileindex.zone.file.ZoneCatalog] gives them
    /// @param policy for zones whose topology is invalid
    public record Cells(Grid grid, List<Zone> zones, OnInvalid policy, InclusionRule rule) {
        public Cells {
            zones = List.copyOf(zones);
        }

        private List<Zone> placed() throws TileIndexException {
            List<Zone> valid = new ArrayList<>(zones.size());
            for (Zone zone : zones) {
                valid.add(ZoneRepair.apply(policy, zone).zone());
            }
            return grid.crs().isProjected() ? ZoneProjection.onto(grid).project(valid) : valid;
        }
    }

    /// The plan for all bands of a raster.
    ///
    /// @throws TileIndexException E001 if a zone is invalid, E002, E007 or E010 if values of the raster cannot be read
    public static StreamingPlan of(Raster raster, Cells cells) throws TileIndexException, InterruptedException {
        List<Band> bands = new ArrayList<>();
        for (int band = 1; band <= raster.header().bands().size(); band++) {
            bands.add(raster.band(band, false));
        }
        return of(bands, cells, raster.header().fileSize());
    }

    /// The plan for what a run takes of its rasters. With a mask, it is the most that may be read.
    ///
    /// @throws TileIndexException as the other does
    public static StreamingPlan of(Pixels pixels, Cells cells) throws TileIndexException, InterruptedException {
        List<Band> bands = new ArrayList<>();
        Set<NamedRaster> rasters = new LinkedHashSet<>();
        for (ValueColumn column : pixels.columns()) {
            bands.add(column.band());
            rasters.add(column.raster());
        }
        pixels.mask().ifPresent(mask -> {
            bands.add(mask.band());
            rasters.add(mask.raster());
        });
        long bytes = rasters.stream()
                .mapToLong(raster -> raster.raster().header().fileSize())
                .sum();
        return of(bands, cells, bytes);
    }

    private static StreamingPlan of(List<Band> bands, Cells wanted, long fileBytes)
            throws TileIndexException, InterruptedException {
        ZoneScanner scanner = new ZoneScanner(wanted.grid(), wanted.rule(), new ScalarCrossings());
        BlockTally tally = new BlockTally(bands);
        long cells = 0;
        int empty = 0;
        for (Zone zone : wanted.placed()) {
            Spans spans = scanner.scan(zone).spans();
            SpanRuns.add(tally, spans);
            cells += spans.cells();
            empty += spans.size() == 0 ? 1 : 0;
        }
        return new StreamingPlan(wanted.zones().size(), empty, cells, tally.figures(), fileBytes);
    }

    /// The share of the files that is read.
    private double share() {
        return (double) figures.bytes() / fileBytes;
    }

    /// The plan in one line for people.
    public String text() {
        return "%s, %s%s: %s"
                .formatted(
                        Figures.count(zones, "zone", "zones"),
                        Figures.count(cells, "cell", "cells"),
                        empty == 0 ? "" : ", %s without cells".formatted(Figures.grouped(empty)),
                        text(figures, fileBytes));
    }

    /// What is read of files, in one line for people.
    ///
    /// @param fileBytes their size
    public static String text(PlanFigures figures, long fileBytes) {
        String ways = figures.ways().stream()
                .distinct()
                .map(way -> "%s, because %s".formatted(way.way(), way.reason()))
                .collect(Collectors.joining("; "));
        return "%s, %s (%s of the file), about %s; %s"
                .formatted(
                        Figures.count(figures.blocks(), "block", "blocks"),
                        Figures.bytes(figures.bytes()),
                        Figures.percent((double) figures.bytes() / fileBytes),
                        Figures.count(figures.requests(), "request", "requests"),
                        ways);
    }

    /// The plan as an object of JSON, see `docs/schema/inspect-raster.json`.
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("zones", zones);
        json.put("zones_without_cells", empty);
        json.put("cells", cells);
        json.put("blocks", figures.blocks());
        json.put("bytes", figures.bytes());
        json.put("share", share());
        json.put("requests", figures.requests());
        json.put(
                "ways",
                figures.ways().stream().distinct().map(StreamingPlan::way).toList());
        return json;
    }

    private static Map<String, Object> way(ReadWay way) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("way", way.way());
        json.put("reason", way.reason());
        return json;
    }
}
