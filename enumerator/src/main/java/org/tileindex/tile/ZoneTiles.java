package org.tileindex.tile;

import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.InclusionRule;
import org.tileindex.grid.RowAreas;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.ZoneValidator;

/// Tiles of one zone or of several, all or a part of them.
///
/// @param areas of the rows of the grid; one instance serves all zones
/// @param rule by which the cells belong to the zones
/// @param ids kind of the zones' ids, which decides the name of their column
/// @param zones the cells of each zone, in order of ids
public record ZoneTiles(RowAreas areas, InclusionRule rule, ZoneIds ids, List<ZoneSpans> zones) {
    public ZoneTiles {
        zones = List.copyOf(zones);
    }

    /// All cells of `zone` on the grid of `areas`.
    ///
    /// @param zone with rings in the plane, as [org.tileindex.zone.file.ZoneCatalog] gives it
    /// @throws TileIndexException E001 if a polygon is invalid
    public static ZoneTiles find(Zone zone, ZoneIds ids, RowAreas areas, InclusionRule rule) throws TileIndexException {
        ZoneValidator.checkTopology(zone);
        Spans spans = new ZoneScanner(areas.grid(), rule, new ScalarCrossings())
                .scan(zone)
                .spans();
        return new ZoneTiles(areas, rule, ids, List.of(new ZoneSpans(zone.id(), spans)));
    }

    /// The number of tiles.
    public long cells() {
        return ZoneSpans.cells(zones);
    }

    /// The number of spans that the tiles are in.
    public int spans() {
        return ZoneSpans.count(zones);
    }

    /// The areas of the grid's rows, by row, filled in for the rows of these tiles.
    ///
    /// @throws TileIndexException E006 if a cell has no positive area
    public double[] rowAreas() throws TileIndexException {
        double[] found = new double[0];
        for (ZoneSpans zone : zones) {
            Spans spans = zone.spans();
            int size = spans.size();
            found = size == 0 ? found : areas.require(spans.row(0), spans.row(size - 1) + 1);
        }
        return found;
    }
}
