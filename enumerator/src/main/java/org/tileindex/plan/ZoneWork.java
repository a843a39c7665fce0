package org.tileindex.plan;

import org.tileindex.grid.Grid;
import org.tileindex.scan.ZoneWindow;
import org.tileindex.zone.ZoneExtent;

/// The size of the work on a zone, as it is known before it starts.
///
/// @param vertices of all its rings
public record ZoneWork(String id, int vertices, ZoneWindow window) {

    /// The work on a zone of that extent.
    public static ZoneWork of(String id, ZoneExtent extent, Grid grid) {
        return new ZoneWork(id, extent.vertices(), ZoneWindow.of(extent, grid));
    }
}
