package org.tileindex.inspect;

import java.util.Comparator;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.scan.ZoneWindow;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.ZonePolygon;
import org.tileindex.zone.ZoneValidator;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneSource;

/// Describes the zones of a source: how many, how large, whether valid, and about how many tiles each has on a grid.
public final class ZoneInspection {
    private ZoneInspection() {}

    private record Row(String id, int polygons, int vertices, Extent extent, long tiles, Optional<String> problem) {}

    private record Extent(double west, double south, double east, double north) {}

    /// The description.
    ///
    /// @param most the most zones to list, largest first
    /// @throws TileIndexException if the source cannot be read as zones
    public static String of(ZoneSource source, ZoneCatalog catalog, Grid grid, int most) throws TileIndexException {
        List<Row> rows = catalog.all().parallelStream()
                .map(zone -> row(zone, grid))
                .sorted(Comparator.comparingLong(Row::tiles).reversed().thenComparing(Row::id))
                .toList();
        Formatter text = new Formatter(Locale.ROOT);
        text.format("%s%n", source.name());
        text.format("sha256 %s, %,d bytes%n", source.sha256(), source.size());
        text.format(
                "%,d zones, %,d polygons, %,d vertices; %,d invalid; %,d features without an id%n",
                rows.size(),
                rows.stream().mapToLong(Row::polygons).sum(),
                rows.stream().mapToLong(Row::vertices).sum(),
                rows.stream().filter(row -> row.problem().isPresent()).count(),
                catalog.withoutId());
        text.format(
                "about %,d tiles at %s × %s degrees%n%n",
                rows.stream().mapToLong(Row::tiles).sum(), grid.pixelWidth(), grid.pixelHeight());
        text.format(
                "%-12s %9s %10s %14s  %9s %9s %9s %9s%n",
                "zone", "polygons", "vertices", "tiles, about", "west", "south", "east", "north");
        rows.stream().limit(most).forEach(row -> describe(text, row));
        if (rows.size() > most) {
            text.format("… and %,d more (--most %d)%n", rows.size() - most, rows.size());
        }
        return text.toString();
    }

    private static Row row(Zone zone, Grid grid) {
        Optional<String> problem = Optional.empty();
        try {
            ZoneValidator.checkTopology(zone);
        } catch (TileIndexException e) {
            problem = Optional.of(e.code() + " " + e.what());
        }
        return new Row(
                zone.id(),
                zone.polygons().size(),
                zone.vertices(),
                extent(zone),
                ZoneWindow.of(ZoneExtent.of(zone), grid).estimatedCells(),
                problem);
    }

    private static Extent extent(Zone zone) {
        double west = 180;
        double south = 90;
        double east = -180;
        double north = -90;
        for (ZonePolygon polygon : zone.polygons()) {
            double[] ring = polygon.shell();
            for (int i = 0; i < ring.length; i += 2) {
                west = Math.min(west, Math.max(ring[i], -180));
                east = Math.max(east, Math.min(ring[i], 180));
                south = Math.min(south, ring[i + 1]);
                north = Math.max(north, ring[i + 1]);
            }
        }
        return new Extent(west, south, east, north);
    }

    private static void describe(Formatter text, Row row) {
        text.format(
                "%-12s %,9d %,10d %,14d  %9.3f %9.3f %9.3f %9.3f%n",
                row.id(),
                row.polygons(),
                row.vertices(),
                row.tiles(),
                row.extent().west(),
                row.extent().south(),
                row.extent().east(),
                row.extent().north());
        row.problem().ifPresent(problem -> text.format("%-12s %s%n", "", problem));
    }
}
