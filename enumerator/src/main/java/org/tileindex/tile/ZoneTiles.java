package org.tileindex.tile;

import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.InclusionRule;
import org.tileindex.grid.RowAreas;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.ZoneValidator;

/// Tiles of one zone, all or a part of them.
///
/// @param areas of the rows of the grid; one instance serves all zones
/// @param rule by which the cells belong to the zone
/// @param ids kind of the zone's id, which decides the name of its column
/// @param zone the zone's id
/// @param spans the cells
public record ZoneTiles(RowAreas areas, InclusionRule rule, ZoneIds ids, String zone, Spans spans) {

    /// All cells of `zone` on the grid of `areas`.
    ///
    /// @param zone with rings in the plane, as [org.tileindex.zone.file.ZoneCatalog] gives it
    /// @throws TileIndexException E001 if a polygon is invalid
    public static ZoneTiles find(Zone zone, ZoneIds ids, RowAreas areas, InclusionRule rule) throws TileIndexException {
        ZoneValidator.checkTopology(zone);
        Spans spans = new ZoneScanner(areas.grid(), rule, new ScalarCrossings())
                .scan(zone)
                .spans();
        return new ZoneTiles(areas, rule, ids, zone.id(), spans);
    }

    /// The areas of the grid's rows, by row, filled in for the rows of these tiles.
    ///
    /// @throws TileIndexException E006 if a cell has no positive area
    public double[] rowAreas() throws TileIndexException {
        int size = spans.size();
        return size == 0 ? new double[0] : areas.require(spans.row(0), spans.row(size - 1) + 1);
    }
}
