package org.tileindex.scan;

import java.util.Optional;
import org.tileindex.grid.InclusionRule;
import org.tileindex.grid.TurnedGrid;
import org.tileindex.zone.Extent;
import org.tileindex.zone.ZonePolygon;

/// Finds the cells of polygons at one turn of the grid. One instance per thread.
final class ScannedTurn {
    private final TurnedGrid grid;
    private final InclusionRule rule;
    private final RingScanner rings;
    private final RingTracer tracer;
    private final Optional<ZoneCoverage> coverage;
    private final Optional<PieceAreas> areas;

    /// @param coverage takes the areas of the polygons, under the rule `any_overlap`
    ScannedTurn(TurnedGrid grid, InclusionRule rule, CrossingKernel kernel, Optional<ZoneCoverage> coverage) {
        this.grid = grid;
        this.rule = rule;
        this.rings = new RingScanner(grid, kernel);
        this.coverage = coverage;
        this.areas = coverage.map(zone -> new PieceAreas(Lattice.edges(grid), zone.areas()));
        this.tracer = new RingTracer(grid, kernel, areas.isPresent() ? areas.get() : PieceSink.NONE);
    }

    /// Whether the polygon may have cells at this turn.
    boolean reaches(ZonePolygon polygon) {
        Extent extent = Extent.of(polygon.shell());
        return grid.reaches(extent.west(), extent.east());
    }

    /// Adds the polygon's cells in `band` to `included`, and those of its outer ring to `shells` if it has holes.
    void scan(ZonePolygon polygon, RowBand band, CellSet.Builder included, CellSet.Builder shells) {
        if (polygon.holes().isEmpty()) {
            rings.scan(polygon.shell(), band, included);
        } else {
            addWithHoles(polygon, band, included, shells);
        }
        if (rule == InclusionRule.ANY_OVERLAP) {
            int number = coverage.isPresent() ? coverage.get().add(polygon, grid.turn()) : 0;
            trace(number, polygon, polygon.shell(), false, band, included);
            polygon.holes().forEach(hole -> trace(number, polygon, hole, true, band, included));
        }
    }

    private void trace(
            int number, ZonePolygon polygon, double[] ring, boolean hole, RowBand band, CellSet.Builder included) {
        areas.ifPresent(pieces -> pieces.ring(number, polygon, ring, hole));
        tracer.trace(ring, band, included);
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
