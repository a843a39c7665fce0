package org.tileindex.scan;

import java.util.List;
import java.util.Optional;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.grid.TurnedGrid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// Finds the cells that belong to a zone under an [InclusionRule]. One instance per thread.
///
/// A grid that reaches beyond ±180 is scanned once at each turn at which it meets the longitudes of the plane; a cell
/// belongs to the zone if it does at any turn.
///
/// Under `any_overlap` these are the cells of `center` and the cells that a ring passes through. Where a ring passes
/// through an open cell, the polygon has area on one side of the ring. A cell that no ring passes through lies wholly
/// inside or wholly outside, and so does its centroid.
public final class ZoneScanner {
    private final List<ScannedTurn> turns;
    private final Optional<ZoneCoverage> coverage;
    private final RowBand whole;

    /// A scanner that does not look for shares of cells.
    public ZoneScanner(Grid grid, InclusionRule rule, CrossingKernel kernel) {
        this(grid, rule, kernel, Optional.empty());
    }

    private ZoneScanner(Grid grid, InclusionRule rule, CrossingKernel kernel, Optional<ZoneCoverage> coverage) {
        this.turns = TurnedGrid.of(grid).stream()
                .map(turned -> new ScannedTurn(turned, rule, kernel, coverage))
                .toList();
        this.coverage = coverage;
        this.whole = new RowBand(0, grid.nrows());
    }

    /// A scanner for `any_overlap` that finds the share of each cell that the zone covers, too.
    public static ZoneScanner withCoverage(Grid grid, CrossingKernel kernel) {
        return new ZoneScanner(grid, InclusionRule.ANY_OVERLAP, kernel, Optional.of(new ZoneCoverage(grid)));
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
            hasHoles |= !polygon.holes().isEmpty();
            for (ScannedTurn turn : turns) {
                if (turns.size() == 1 || turn.reaches(polygon)) {
                    turn.scan(polygon, band, included, shells);
                }
            }
        }
        CellSet cells = included.union();
        long inHoles = 0;
        if (hasHoles) {
            shells.addAll(cells);
            inHoles = shells.union().cells() - cells.cells();
        }
        CellCoverage shares = coverage.map(ZoneCoverage::take).orElse(CellCoverage.WHOLE);
        return new ZoneCells(cells.toSpans(), shares, inHoles);
    }
}
