package org.tileindex.scan;

import org.tileindex.grid.Grid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// The rule `center`: a cell belongs to a zone iff its centroid lies in the interior of one of its polygons or on that
/// polygon's outer ring, and not on or in one of its holes. One instance per thread.
public final class CenterScan {
    private final RingScanner rings;

    public CenterScan(Grid grid, CrossingKernel kernel) {
        this.rings = new RingScanner(grid, kernel);
    }

    /// The cells of `zone`, whose polygons must be valid.
    public ZoneCells scan(Zone zone) {
        CellSet.Builder included = new CellSet.Builder();
        CellSet.Builder shells = new CellSet.Builder();
        boolean hasHoles = false;
        for (ZonePolygon polygon : zone.polygons()) {
            if (polygon.holes().isEmpty()) {
                rings.scan(polygon.shell(), included);
            } else {
                hasHoles = true;
                addWithHoles(polygon, included, shells);
            }
        }
        CellSet cells = included.union();
        long inHoles = 0;
        if (hasHoles) {
            shells.addAll(cells);
            inHoles = shells.union().cells() - cells.cells();
        }
        return new ZoneCells(cells.toSpans(), inHoles);
    }

    private void addWithHoles(ZonePolygon polygon, CellSet.Builder included, CellSet.Builder shells) {
        CellSet.Builder shell = new CellSet.Builder();
        rings.scan(polygon.shell(), shell);
        CellSet.Builder holes = new CellSet.Builder();
        for (double[] hole : polygon.holes()) {
            rings.scan(hole, holes);
        }
        CellSet filled = shell.union();
        shells.addAll(filled);
        included.addAll(filled.minus(holes.union()));
    }
}
