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

/// Tiles of one zone: the cells of spans `[spanFrom, spanTo)`.
///
/// @param areas of the rows of the grid; one instance serves all zones
/// @param rule by which the cells belong to the zone
/// @param ids kind of the zone's id, which decides the name of its column
/// @param zone the zone's id
public record ZoneTiles(
        RowAreas areas, InclusionRule rule, ZoneIds ids, String zone, Spans spans, int spanFrom, int spanTo) {

    /// All cells of `zone` on the grid of `areas`.
    ///
    /// @param zone with rings in the plane, as [org.tileindex.zone.file.ZoneCatalog] gives it
    /// @throws TileIndexException E001 if a polygon is invalid
    public static ZoneTiles find(Zone zone, ZoneIds ids, RowAreas areas, InclusionRule rule) throws TileIndexException {
        ZoneValidator.checkTopology(zone);
        Spans spans = new ZoneScanner(areas.grid(), rule, new ScalarCrossings())
                .scan(zone)
                .spans();
        return new ZoneTiles(areas, rule, ids, zone.id(), spans, 0, spans.size());
    }

    /// The number of tiles.
    public long tiles() {
        long tiles = 0;
        for (int span = spanFrom; span < spanTo; span++) {
            tiles += spans.length(span);
        }
        return tiles;
    }

    /// The areas of the grid's rows, by row, filled in for the rows of these tiles.
    ///
    /// @throws TileIndexException E006 if a cell has no positive area
    public double[] rowAreas() throws TileIndexException {
        return spanFrom == spanTo ? new double[0] : areas.require(spans.row(spanFrom), spans.row(spanTo - 1) + 1);
    }
}
