package org.tileindex.legacy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.membership.ExactRule;
import org.tileindex.membership.PolygonRule;
import org.tileindex.scan.MaskKernel;
import org.tileindex.scan.MaskSpans;
import org.tileindex.scan.ZoneCells;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// Finds the cells of one zone row by row and cell by cell: of each cell in a polygon's window it asks JTS whether the
/// polygon takes it. For one thread.
public final class CellByCell {
    private final Grid grid;
    private final List<Member> members;
    private final MaskSpans spans;
    private final byte[] taken;
    private final boolean[] inHole;
    private long inHoles;

    /// @param zone valid and laid out in the plane
    public CellByCell(Grid grid, InclusionRule rule, MaskKernel kernel, Zone zone) {
        this.grid = grid;
        this.members = zone.polygons().stream()
                .map(polygon -> Member.of(grid, rule, polygon))
                .toList();
        this.spans = new MaskSpans(kernel, grid.ncols());
        this.taken = new byte[grid.ncols()];
        this.inHole = new boolean[grid.ncols()];
    }

    /// The first row that a polygon of the zone may reach.
    public int firstRow() {
        return members.stream().mapToInt(Member::firstRow).min().orElse(0);
    }

    /// One past the last row that a polygon of the zone may reach.
    public int endRow() {
        return members.stream().mapToInt(Member::endRow).max().orElse(0);
    }

    /// Decides the cells of `row`; returns how many belong to the zone.
    public int decide(int row) {
        List<Member> reached = members.stream()
                .filter(member -> member.firstRow() <= row && row < member.endRow())
                .toList();
        Arrays.fill(taken, (byte) 0);
        for (Member member : reached) {
            for (int col = member.firstCol(); col < member.endCol(); col++) {
                if (taken[col] == 0 && member.rule().takes(cell(row, col))) {
                    taken[col] = 1;
                }
            }
        }
        countInHoles(row, reached);
        return spans.addRow(row, 0, taken, taken.length);
    }

    /// Counts the cells of `row` that do not belong, though their centroid lies in an outer ring or on it.
    private void countInHoles(int row, List<Member> reached) {
        Arrays.fill(inHole, false);
        for (Member member : reached) {
            if (member.filled().isPresent()) {
                PolygonRule filled = member.filled().get();
                for (int col = member.firstCol(); col < member.endCol(); col++) {
                    if (taken[col] == 0 && !inHole[col] && filled.takes(cell(row, col))) {
                        inHole[col] = true;
                        inHoles++;
                    }
                }
            }
        }
    }

    private PolygonRule.Cell cell(int row, int col) {
        return new PolygonRule.Cell(
                grid.westEdge(col),
                grid.northEdge(row + 1),
                grid.westEdge(col + 1),
                grid.northEdge(row),
                new Coordinate(grid.centroidLon(col), grid.centroidLat(row)));
    }

    /// The cells of the rows decided so far.
    public ZoneCells found() {
        return new ZoneCells(spans.toSpans(), inHoles);
    }

    /// One polygon of the zone, and the part of the grid that it may reach.
    ///
    /// @param filled whether it would take a cell's centroid without its holes; empty if it has none
    private record Member(
            PolygonRule rule, Optional<PolygonRule> filled, int firstRow, int endRow, int firstCol, int endCol) {

        static Member of(Grid grid, InclusionRule rule, ZonePolygon polygon) {
            PolygonRule decided = ExactRule.of(rule.id(), polygon);
            Optional<PolygonRule> filled = polygon.holes().isEmpty()
                    ? Optional.empty()
                    : Optional.of(ExactRule.of(InclusionRule.CENTER.id(), new ZonePolygon(polygon.shell(), List.of())));
            Envelope extent = decided.extent();
            double north = (grid.originLat() - extent.getMaxY()) / grid.pixelHeight();
            double south = (grid.originLat() - extent.getMinY()) / grid.pixelHeight();
            double west = (extent.getMinX() - grid.originLon()) / grid.pixelWidth();
            double east = (extent.getMaxX() - grid.originLon()) / grid.pixelWidth();
            return new Member(
                    decided,
                    filled,
                    first(north, grid.nrows()),
                    end(south, grid.nrows()),
                    first(west, grid.ncols()),
                    end(east, grid.ncols()));
        }

        /// One cell more than the quotient says, for it is rounded.
        private static int first(double position, int cells) {
            return (int) Math.clamp(Math.floor(position) - 1, 0, (double) cells);
        }

        private static int end(double position, int cells) {
            return (int) Math.clamp(Math.floor(position) + 2, 0, (double) cells);
        }
    }
}
