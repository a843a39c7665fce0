package org.tileindex.arrow;

import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.InclusionRule;
import org.tileindex.grid.RowAreas;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.ZoneValidator;

/// Which tiles a [TileBatchReader] reads: the cells of spans `[spanFrom, spanTo)` of a zone.
///
/// @param areas of the rows of the grid; one instance serves all zones
/// @param rule by which the cells belong to the zone
/// @param ids what `zone` is, which decides the name of its column
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
}
