package org.tileindex.scan;

import org.tileindex.grid.Grid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// Finds the cells that belong to a zone under an [InclusionRule]. One instance per thread.
///
/// Under `any_overlap` those are the cells of `center` and the cells that a ring passes through. For where a ring
/// passes through an open cell, the polygon has area on one side of it; and a cell that no ring passes through lies
/// wholly inside or wholly outside, as its centroid does.
public final class ZoneScanner {
    private final InclusionRule rule;
    private final RingScanner rings;
    private final RingTracer tracer;

    public ZoneScanner(Grid grid, InclusionRule rule, CrossingKernel kernel) {
        this.rule = rule;
        this.rings = new RingScanner(grid, kernel);
        this.tracer = new RingTracer(grid, kernel);
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
            if (rule == InclusionRule.ANY_OVERLAP) {
                tracer.trace(polygon.shell(), included);
                polygon.holes().forEach(hole -> tracer.trace(hole, included));
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
