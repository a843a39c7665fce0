package org.tileindex.inspect;

import java.util.Comparator;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.report.Figures;
import org.tileindex.scan.ZoneWindow;
import org.tileindex.zone.Extent;
import org.tileindex.zone.IsoCountries;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.file.Selection;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneSource;

/// Describes the zones of a source: number, size, validity, and the approximate number of tiles on a grid.
public final class ZoneInspection {
    private static final int NOTES_SHOWN = 10;

    private ZoneInspection() {}

    private record Row(String id, int polygons, int vertices, Extent extent, long tiles, Optional<String> problem) {}

    /// The description.
    ///
    /// @param most number of zones to list, largest first
    /// @throws TileIndexException if the source cannot be read as zones
    public static String of(ZoneSource source, ZoneCatalog catalog, Grid grid, int most) throws TileIndexException {
        Found found = found(catalog, grid);
        List<Row> rows = found.rows();
        Formatter text = new Formatter(Locale.ROOT);
        text.format("%s%n", source.name());
        totals(text, source, catalog, rows, found.ids().size(), found.faults().size());
        found.notes().stream().limit(NOTES_SHOWN).forEach(note -> text.format("%s%n", note));
        refusals(text, found.ids(), found.faults());
        text.format(
                "about %s at %s × %s degrees%n%n",
                Figures.count(rows.stream().mapToLong(Row::tiles).sum(), "tile", "tiles"),
                Figures.fixed(grid.pixelWidth(), 6),
                Figures.fixed(grid.pixelHeight(), 6));
        text.format(
                "%-12s %9s %10s %14s  %9s %9s %9s %9s%n",
                "zone", "polygons", "vertices", "about tiles", "west", "south", "east", "north");
        rows.stream().limit(most).forEach(row -> describe(text, row));
        if (rows.size() > most) {
            text.format("and %s more (--most %d lists all)%n", Figures.grouped(rows.size() - most), rows.size());
        }
        return text.toString();
    }

    /// The same as an object of JSON with all zones, described by `docs/schema/inspect-zones.json`.
    ///
    /// @throws TileIndexException if the source cannot be read as zones
    public static Map<String, Object> json(ZoneSource source, ZoneCatalog catalog, Grid grid)
            throws TileIndexException {
        Found found = found(catalog, grid);
        List<Row> rows = found.rows();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("source", source.name());
        json.put("sha256", source.sha256());
        json.put("bytes", source.size());
        json.put("zones_total", found.ids().size());
        json.put("polygons", rows.stream().mapToLong(Row::polygons).sum());
        json.put("vertices", rows.stream().mapToLong(Row::vertices).sum());
        json.put("features_without_id", catalog.withoutId());
        json.put("pixel_width", grid.pixelWidth());
        json.put("pixel_height", grid.pixelHeight());
        json.put("tiles_estimated", rows.stream().mapToLong(Row::tiles).sum());
        json.put("notes", found.notes());
        json.put("ids_without_code", unknown(found.ids()));
        Map<String, Object> refused = new LinkedHashMap<>();
        found.faults()
                .forEach((id, fault) ->
                        refused.put(id, Map.of("code", fault.code().name(), "what", fault.what())));
        json.put("refused", refused);
        json.put("zones", rows.stream().map(ZoneInspection::json).toList());
        return json;
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", row.id());
        json.put("polygons", row.polygons());
        json.put("vertices", row.vertices());
        json.put("tiles_estimated", row.tiles());
        json.put("west", row.extent().west());
        json.put("south", row.extent().south());
        json.put("east", row.extent().east());
        json.put("north", row.extent().north());
        return json;
    }

    /// The zones of a source.
    ///
    /// @param rows the zones on earth, by tiles and ids
    private record Found(
            List<String> ids, SortedMap<String, TileIndexException> faults, List<String> notes, List<Row> rows) {}

    private static Found found(ZoneCatalog catalog, Grid grid) throws TileIndexException {
        List<String> ids = catalog.ids();
        SortedMap<String, TileIndexException> faults = catalog.faults(ids);
        List<String> onEarth = ids.stream()
                .filter(id -> !faults.containsKey(id) || faults.get(id).code() == ErrorCode.E001_GEO_INVALID)
                .toList();
        Selection selection = catalog.select(onEarth, OnInvalid.SKIP);
        List<Row> rows = selection.zones().parallelStream()
                .map(zone -> row(zone, grid, Optional.ofNullable(faults.get(zone.id()))))
                .sorted(Comparator.comparingLong(Row::tiles).reversed().thenComparing(Row::id))
                .toList();
        return new Found(ids, faults, selection.notes(), rows);
    }

    private static void totals(
            Formatter text, ZoneSource source, ZoneCatalog catalog, List<Row> rows, int zones, int invalid) {
        text.format("sha256 %s, %s%n", source.sha256(), Figures.count(source.size(), "byte", "bytes"));
        text.format(
                "%s, %s, %s; %s invalid; %s without an id%n",
                Figures.count(zones, "zone", "zones"),
                Figures.count(rows.stream().mapToLong(Row::polygons).sum(), "polygon", "polygons"),
                Figures.count(rows.stream().mapToLong(Row::vertices).sum(), "vertex", "vertices"),
                Figures.grouped(invalid),
                Figures.count(catalog.withoutId(), "feature", "features"));
    }

    private static List<String> unknown(List<String> ids) {
        return ids.stream().filter(id -> !IsoCountries.contains(id)).toList();
    }

    /// What `enumerate` will refuse, and the option that lets it pass.
    private static void refusals(Formatter text, List<String> ids, SortedMap<String, TileIndexException> faults) {
        List<String> unknown = unknown(ids);
        if (!unknown.isEmpty()) {
            text.format(
                    "enumerate refuses (E005_ISO_FK) what is not ISO 3166-1: %s; see %s%n",
                    Printable.list(unknown),
                    unknown.size() == ids.size() ? "--zone-ids any" : "--unknown-ids skip, --zone-ids any");
        }
        for (ErrorCode code : List.of(ErrorCode.E001_GEO_INVALID, ErrorCode.E004_BOUNDS)) {
            List<Map.Entry<String, TileIndexException>> refused = faults.entrySet().stream()
                    .filter(fault -> fault.getValue().code() == code)
                    .toList();
            if (!refused.isEmpty()) {
                text.format(
                        "enumerate refuses (%s) %s, the first because of %s%s%n",
                        code,
                        Printable.list(refused.stream().map(Map.Entry::getKey).toList()),
                        refused.get(0).getValue().what(),
                        code == ErrorCode.E001_GEO_INVALID ? "; see --on-invalid" : "");
            }
        }
    }

    private static Row row(Zone zone, Grid grid, Optional<TileIndexException> fault) {
        ZoneExtent extent = ZoneExtent.of(zone);
        return new Row(
                zone.id(),
                zone.polygons().size(),
                zone.vertices(),
                shown(extent.rectangle()),
                ZoneWindow.of(extent, grid).estimatedCells(),
                fault.map(e -> e.code() + " " + e.what()));
    }

    /// The rectangle around a zone, without what was added to lay it out in the plane.
    private static Extent shown(Extent extent) {
        return new Extent(
                Math.max(extent.west(), -180),
                Math.max(extent.south(), -90),
                Math.min(extent.east(), 180),
                Math.min(extent.north(), 90));
    }

    private static void describe(Formatter text, Row row) {
        text.format(
                "%-12s %9s %10s %14s  %9s %9s %9s %9s%n",
                Printable.id(row.id()),
                Figures.grouped(row.polygons()),
                Figures.grouped(row.vertices()),
                Figures.grouped(row.tiles()),
                Figures.fixed(row.extent().west(), 3),
                Figures.fixed(row.extent().south(), 3),
                Figures.fixed(row.extent().east(), 3),
                Figures.fixed(row.extent().north(), 3));
        row.problem().ifPresent(problem -> text.format("%-12s %s%n", "", problem));
    }
}
