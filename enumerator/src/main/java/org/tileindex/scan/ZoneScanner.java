package org.tileindex.scan;

import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// Finds the cells that belong to a zone under an [InclusionRule]. One instance per thread.
///
/// Under `any_overlap` these are the cells of `center` and the cells that a ring passes through. Where a ring passes
/// through an open cell, the polygon has area on one side of the ring. A cell that no ring passes through lies wholly
/// inside or wholly outside, and so does its centroid.
public final class ZoneScanner {
    private final InclusionRule rule;
    private final RingScanner rings;
    private final RingTracer tracer;
    private final RowBand whole;

    public ZoneScanner(Grid grid, InclusionRule rule, CrossingKernel kernel) {
        this.rule = rule;
        this.rings = new RingScanner(grid, kernel);
        this.tracer = new RingTracer(grid, kernel);
        this.whole = new RowBand(0, grid.nrows());
    }

    /// The cells of `zone`, whose polygons must be valid.
    public ZoneCells scan(Zone zone) {
        return scan(zone, whole);
    }

    /// The cells of `zone` in the rows of `band`. [ZoneCells#join] of consecutive bands gives the result of the whole.
    public ZoneCells scan(Zone zone, RowBand band) {
        CellSet.Builder included = new CellSet.Builder();
        CellSet.Builder shells = new CellSet.Builder();
        boolean hasHoles = false;
        for (ZonePolygon polygon : zone.polygons()) {
            if (polygon.holes().isEmpty()) {
                rings.scan(polygon.shell(), band, included);
            } else {
                hasHoles = true;
                addWithHoles(polygon, band, included, shells);
            }
            if (rule == InclusionRule.ANY_OVERLAP) {
                tracer.trace(polygon.shell(), band, included);
                polygon.holes().forEach(hole -> tracer.trace(hole, band, included));
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

    private void addWithHoles(ZonePolygon polygon, RowBand band, CellSet.Builder included, CellSet.Builder shells) {
        CellSet.Builder shell = new CellSet.Builder();
        rings.scan(polygon.shell(), band, shell);
        CellSet.Builder holes = new CellSet.Builder();
        for (double[] hole : polygon.holes()) {
            rings.scan(hole, band, holes);
        }
        CellSet filled = shell.union();
        shells.addAll(filled);
        included.addAll(filled.minus(holes.union()));
    }
}
