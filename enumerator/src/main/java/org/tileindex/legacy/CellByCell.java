package org.tileindex.legacy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.grid.TurnedGrid;
import org.tileindex.membership.ExactRule;
import org.tileindex.membership.PolygonRule;
import org.tileindex.scan.CellCoverage;
import org.tileindex.scan.GridWindow;
import org.tileindex.scan.MaskKernel;
import org.tileindex.scan.MaskSpans;
import org.tileindex.scan.ZoneCells;
import org.tileindex.zone.Extent;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// Finds the cells of one zone row by row and cell by cell: it asks JTS about each cell in a polygon's window whether
/// the polygon covers it. For one thread.
public final class CellByCell {
    private final Grid grid;
    private final List<Member> members;
    private final Optional<CellShares> shares;
    private final MaskSpans spans;
    private final byte[] covered;
    private final boolean[] inHole;
    private long inHoles;

    /// @param coverage whether to compute the share of each cell that the zone covers
    /// @param zone a valid zone, laid out in the plane
    public CellByCell(Grid grid, InclusionRule rule, boolean coverage, MaskKernel kernel, Zone zone) {
        this.grid = grid;
        this.members = zone.polygons().stream()
                .flatMap(polygon -> Member.of(grid, rule, polygon).stream())
                .toList();
        this.shares = coverage ? Optional.of(new CellShares(grid, zone)) : Optional.empty();
        this.spans = new MaskSpans(kernel, grid.ncols());
        this.covered = new byte[grid.ncols()];
        this.inHole = new boolean[grid.ncols()];
    }

    /// The first row that a polygon of the zone may reach.
    public int firstRow() {
        return members.stream()
                .mapToInt(member -> member.window().firstRow())
                .min()
                .orElse(0);
    }

    /// One past the last row that a polygon of the zone may reach.
    public int endRow() {
        return members.stream()
                .mapToInt(member -> member.window().endRow())
                .max()
                .orElse(0);
    }

    /// Decides the cells of `row`; returns how many belong to the zone.
    public int decide(int row) {
        List<Member> reached = members.stream()
                .filter(member -> member.window().firstRow() <= row
                        && row < member.window().endRow())
                .toList();
        Arrays.fill(covered, (byte) 0);
        for (Member member : reached) {
            for (int col = member.window().firstCol(); col < member.window().endCol(); col++) {
                if (covered[col] == 0 && member.rule().covers(cell(member.grid(), row, col))) {
                    covered[col] = 1;
                }
            }
        }
        shares.ifPresent(found -> found.decide(row, covered));
        countInHoles(row, reached);
        return spans.addRow(row, 0, covered, covered.length);
    }

    /// Counts the cells of `row` that do not belong to the zone although their centroid lies in an outer ring or on it.
    private void countInHoles(int row, List<Member> reached) {
        Arrays.fill(inHole, false);
        for (Member member : reached) {
            if (member.filled().isPresent()) {
                PolygonRule filled = member.filled().get();
                for (int col = member.window().firstCol(); col < member.window().endCol(); col++) {
                    if (covered[col] == 0 && !inHole[col] && filled.covers(cell(member.grid(), row, col))) {
                        inHole[col] = true;
                        inHoles++;
                    }
                }
            }
        }
    }

    private PolygonRule.Cell cell(TurnedGrid turned, int row, int col) {
        return new PolygonRule.Cell(
                turned.westEdge(col),
                grid.northEdge(row + 1),
                turned.westEdge(col + 1),
                grid.northEdge(row),
                new Coordinate(turned.centroidLon(col), grid.centroidLat(row)));
    }

    /// The cells of the rows decided so far.
    public ZoneCells found() {
        return new ZoneCells(spans.toSpans(), shares.map(CellShares::found).orElse(CellCoverage.WHOLE), inHoles);
    }

    /// One polygon of the zone at one turn of the grid, and the part of the grid that it may reach there.
    ///
    /// @param filled the rule `center` for the polygon without its holes; empty if it has no holes
    private record Member(PolygonRule rule, Optional<PolygonRule> filled, TurnedGrid grid, GridWindow window) {

        static List<Member> of(Grid grid, InclusionRule rule, ZonePolygon polygon) {
            PolygonRule decided = ExactRule.of(rule.id(), polygon);
            Optional<PolygonRule> filled = polygon.holes().isEmpty()
                    ? Optional.empty()
                    : Optional.of(ExactRule.of(InclusionRule.CENTER.id(), new ZonePolygon(polygon.shell(), List.of())));
            Extent extent = Extent.of(polygon.shell());
            return TurnedGrid.of(grid).stream()
                    .map(turned -> new Member(decided, filled, turned, GridWindow.of(extent, turned)))
                    .toList();
        }
    }
}
