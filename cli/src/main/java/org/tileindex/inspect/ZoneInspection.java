package org.tileindex.inspect;

import java.util.Collection;
import java.util.Comparator;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.report.Figures;
import org.tileindex.scan.ZoneWindow;
import org.tileindex.zone.Extent;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.file.Selection;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneParts;

/// Describes the zones of a source: number, size, validity, and the approximate number of tiles on a grid.
public final class ZoneInspection {
    private static final int NOTES_SHOWN = 10;

    private final ZoneParts source;
    private final Grid grid;
    private final int withoutId;
    private final List<TileIndexException> refusals;
    private final List<String> ids;
    private final List<String> leftOut;
    private final SortedMap<String, TileIndexException> faults;
    private final List<String> notes;
    private final List<Row> rows;

    /// @param chosen ids of the zones to describe; all if empty
    /// @param faults those of these zones, see [ZoneCatalog#faults]
    /// @param refusals errors that `enumerate` would end with
    /// @throws TileIndexException if the source cannot be read as zones
    public ZoneInspection(
            ZoneParts source,
            ZoneCatalog catalog,
            List<String> chosen,
            Grid grid,
            SortedMap<String, TileIndexException> faults,
            Collection<TileIndexException> refusals)
            throws TileIndexException {
        this.source = source;
        this.grid = grid;
        this.withoutId = catalog.withoutId();
        this.refusals = List.copyOf(refusals);
        this.ids = catalog.present(chosen);
        this.leftOut = chosen.isEmpty() ? catalog.leftOut() : List.of();
        this.faults = faults;
        List<String> onEarth = ids.stream()
                .filter(id -> !faults.containsKey(id) || faults.get(id).code() == ErrorCode.E001_GEO_INVALID)
                .toList();
        Selection selection = catalog.described(onEarth);
        this.notes = selection.notes();
        this.rows = selection.zones().parallelStream()
                .map(zone -> row(zone, grid, Optional.ofNullable(faults.get(zone.id()))))
                .sorted(Comparator.comparingLong(Row::tiles).reversed().thenComparing(Row::id))
                .toList();
    }

    private record Row(String id, int polygons, int vertices, Extent extent, long tiles, Optional<String> problem) {}

    /// The description as text.
    ///
    /// @param most number of zones to list, largest first
    public String text(int most) {
        Formatter text = new Formatter(Locale.ROOT);
        text.format("%s%n", source.name());
        totals(text);
        notes.stream().limit(NOTES_SHOWN).forEach(note -> text.format("%s%n", note));
        if (!leftOut.isEmpty()) {
            text.format("left out: %s (no ISO 3166-1 code)%n", Printable.list(leftOut));
        }
        refusals.forEach(refusal -> text.format("enumerate refuses: %s: %s%n", refusal.code(), refusal.getMessage()));
        text.format(
                "about %s at %s × %s degrees%n%n",
                Figures.count(sum(Row::tiles), "tile", "tiles"),
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

    private void totals(Formatter text) {
        String parts = source.count() == 1 ? "" : Figures.count(source.count(), "part", "parts") + ", ";
        text.format("%ssha256 %s, %s%n", parts, source.sha256(), Figures.count(source.size(), "byte", "bytes"));
        text.format(
                "%s, %s, %s; %s invalid; %s without an id%n",
                Figures.count(ids.size(), "zone", "zones"),
                Figures.count(sum(Row::polygons), "polygon", "polygons"),
                Figures.count(sum(Row::vertices), "vertex", "vertices"),
                Figures.grouped(faults.size()),
                Figures.count(withoutId, "feature", "features"));
    }

    private long sum(ToLongFunction<Row> figure) {
        return rows.stream().mapToLong(figure).sum();
    }

    /// The description as an object of JSON with all zones, see `docs/schema/inspect-zones.json`.
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("source", source.name());
        json.put("parts", source.count());
        json.put("sha256", source.sha256());
        json.put("bytes", source.size());
        json.put("zones_total", ids.size());
        json.put("polygons", sum(Row::polygons));
        json.put("vertices", sum(Row::vertices));
        json.put("features_without_id", withoutId);
        json.put("pixel_width", grid.pixelWidth());
        json.put("pixel_height", grid.pixelHeight());
        json.put("tiles_estimated", sum(Row::tiles));
        json.put("notes", notes);
        json.put("left_out", leftOut);
        json.put("refusals", refusals.stream().map(ZoneInspection::json).toList());
        Map<String, Object> invalid = new LinkedHashMap<>();
        faults.forEach((id, fault) -> invalid.put(id, json(fault)));
        json.put("invalid", invalid);
        json.put("zones", rows.stream().map(ZoneInspection::json).toList());
        return json;
    }

    private static Map<String, Object> json(TileIndexException fault) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", fault.code().name());
        json.put("what", fault.what());
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
