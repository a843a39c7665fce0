package org.tileindex.inspect;

import java.util.Collection;
import java.util.Comparator;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
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

    private ZoneInspection() {}

    private record Row(String id, int polygons, int vertices, Extent extent, long tiles, Optional<String> problem) {}

    /// The request of a description.
    ///
    /// @param chosen ids of the zones to describe; all if empty
    /// @param most number of zones to list, largest first
    public record Wanted(List<String> chosen, Grid grid, int most) {
        public Wanted {
            chosen = List.copyOf(chosen);
        }
    }

    /// The description.
    ///
    /// @param refusals errors that `enumerate` would end with
    /// @throws TileIndexException if the source cannot be read as zones
    public static String of(
            ZoneParts source, ZoneCatalog catalog, Wanted wanted, Collection<TileIndexException> refusals)
            throws TileIndexException {
        List<String> ids = catalog.present(wanted.chosen());
        SortedMap<String, TileIndexException> faults = catalog.faults(ids);
        List<String> onEarth = ids.stream()
                .filter(id -> !faults.containsKey(id) || faults.get(id).code() == ErrorCode.E001_GEO_INVALID)
                .toList();
        Selection selection = catalog.described(onEarth);
        List<Row> rows = selection.zones().parallelStream()
                .map(zone -> row(zone, wanted.grid(), Optional.ofNullable(faults.get(zone.id()))))
                .sorted(Comparator.comparingLong(Row::tiles).reversed().thenComparing(Row::id))
                .toList();
        Formatter text = new Formatter(Locale.ROOT);
        text.format("%s%n", source.name());
        totals(text, source, catalog, rows, ids.size(), faults.size());
        selection.notes().stream().limit(NOTES_SHOWN).forEach(note -> text.format("%s%n", note));
        if (wanted.chosen().isEmpty() && !catalog.leftOut().isEmpty()) {
            text.format("left out: %s (no ISO 3166-1 code)%n", Printable.list(catalog.leftOut()));
        }
        refusals.forEach(refusal -> text.format("enumerate refuses: %s: %s%n", refusal.code(), refusal.getMessage()));
        table(text, rows, wanted);
        return text.toString();
    }

    private static void table(Formatter text, List<Row> rows, Wanted wanted) {
        Grid grid = wanted.grid();
        text.format(
                "about %s at %s × %s degrees%n%n",
                Figures.count(rows.stream().mapToLong(Row::tiles).sum(), "tile", "tiles"),
                Figures.fixed(grid.pixelWidth(), 6),
                Figures.fixed(grid.pixelHeight(), 6));
        text.format(
                "%-12s %9s %10s %14s  %9s %9s %9s %9s%n",
                "zone", "polygons", "vertices", "about tiles", "west", "south", "east", "north");
        rows.stream().limit(wanted.most()).forEach(row -> describe(text, row));
        if (rows.size() > wanted.most()) {
            text.format(
                    "and %s more (--most %d lists all)%n", Figures.grouped(rows.size() - wanted.most()), rows.size());
        }
    }

    private static void totals(
            Formatter text, ZoneParts source, ZoneCatalog catalog, List<Row> rows, int zones, int invalid) {
        String parts = source.count() == 1 ? "" : Figures.count(source.count(), "part", "parts") + ", ";
        text.format("%ssha256 %s, %s%n", parts, source.sha256(), Figures.count(source.size(), "byte", "bytes"));
        text.format(
                "%s, %s, %s; %s invalid; %s without an id%n",
                Figures.count(zones, "zone", "zones"),
                Figures.count(rows.stream().mapToLong(Row::polygons).sum(), "polygon", "polygons"),
                Figures.count(rows.stream().mapToLong(Row::vertices).sum(), "vertex", "vertices"),
                Figures.grouped(invalid),
                Figures.count(catalog.withoutId(), "feature", "features"));
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
