package org.tileindex.plan;

import org.tileindex.grid.Grid;
import org.tileindex.scan.ZoneWindow;
import org.tileindex.zone.ZoneExtent;

/// The size of the work on a zone, as it is known before it starts.
///
/// @param number of the zone in the order of ids, from 0
/// @param vertices of all its rings
public record ZoneWork(int number, String id, int vertices, ZoneWindow window) {
    /// The weight of a zone of no size, in crossings of a parallel.
    private static final long WEIGHT = 16;

    /// The weight of a vertex, which is validated and scanned.
    private static final long VERTEX_WEIGHT = 3;

    /// The work on a zone of that extent.
    public static ZoneWork of(int number, String id, ZoneExtent extent, Grid grid) {
        return new ZoneWork(number, id, extent.vertices(), ZoneWindow.of(extent, grid));
    }

    /// A measure of the work of finding its cells, by its size alone.
    public long weight() {
        return WEIGHT + VERTEX_WEIGHT * vertices + window.crossings();
    }
}
