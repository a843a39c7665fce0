package org.tileindex.inspect;

import java.util.Comparator;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.report.Figures;
import org.tileindex.scan.ZoneWindow;
import org.tileindex.zone.Extent;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.ZoneValidator;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneSource;

/// Describes the zones of a source: number, size, validity, and the approximate number of tiles on a grid.
public final class ZoneInspection {
    private ZoneInspection() {}

    private record Row(String id, int polygons, int vertices, Extent extent, long tiles, Optional<String> problem) {}

    /// The description.
    ///
    /// @param most number of zones to list, largest first
    /// @throws TileIndexException if the source cannot be read as zones
    public static String of(ZoneSource source, ZoneCatalog catalog, Grid grid, int most) throws TileIndexException {
        List<Row> rows = catalog.all().parallelStream()
                .map(zone -> row(zone, grid))
                .sorted(Comparator.comparingLong(Row::tiles).reversed().thenComparing(Row::id))
                .toList();
        Formatter text = new Formatter(Locale.ROOT);
        text.format("%s%n", source.name());
        totals(text, source, catalog, rows);
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

    private static void totals(Formatter text, ZoneSource source, ZoneCatalog catalog, List<Row> rows) {
        text.format("sha256 %s, %s%n", source.sha256(), Figures.count(source.size(), "byte", "bytes"));
        text.format(
                "%s, %s, %s; %s invalid; %s without an id%n",
                Figures.count(rows.size(), "zone", "zones"),
                Figures.count(rows.stream().mapToLong(Row::polygons).sum(), "polygon", "polygons"),
                Figures.count(rows.stream().mapToLong(Row::vertices).sum(), "vertex", "vertices"),
                Figures.grouped(
                        rows.stream().filter(row -> row.problem().isPresent()).count()),
                Figures.count(catalog.withoutId(), "feature", "features"));
    }

    private static Row row(Zone zone, Grid grid) {
        Optional<String> problem = Optional.empty();
        try {
            ZoneValidator.checkTopology(zone);
        } catch (TileIndexException e) {
            problem = Optional.of(e.code() + " " + e.what());
        }
        ZoneExtent extent = ZoneExtent.of(zone);
        return new Row(
                zone.id(),
                zone.polygons().size(),
                zone.vertices(),
                shown(extent.rectangle()),
                ZoneWindow.of(extent, grid).estimatedCells(),
                problem);
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
                row.id(),
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
