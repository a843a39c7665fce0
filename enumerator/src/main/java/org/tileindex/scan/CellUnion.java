package org.tileindex.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.numbers.fraction.BigFraction;
import org.tileindex.grid.Grid;

/// The part of one cell that a union of polygons covers, in rational arithmetic, without any rounding.
///
/// The cell is cut into horizontal slabs at all vertices and at all points where edges cross each other or the cell's
/// sides, so that in a slab edges are in the same order everywhere. Between the first and second, third and fourth, …
/// of
/// the edges of a polygon lies its inside; the covered part of a slab is a row of trapezoids, of which each has the
/// area of its middle line times its height.
final class CellUnion {
    private final long key;
    private final double west;
    private final double south;
    private final double east;
    private final double north;
    private final List<ExactSegment> edges = new ArrayList<>();

    CellUnion(Grid grid, int row, int col) {
        this.key = CellKey.of(row, col);
        this.west = grid.westEdge(col);
        this.south = grid.northEdge(row + 1);
        this.east = grid.westEdge(col + 1);
        this.north = grid.northEdge(row);
    }

    long key() {
        return key;
    }

    double south() {
        return south;
    }

    double north() {
        return north;
    }

    /// Adds the edge of `ring` from vertex `i / 2` on, unless it lies east of the cell or along a parallel.
    ///
    /// @param member the number of its polygon
    /// @param turn degrees by which the ring is moved eastwards
    void addEdge(int member, double turn, double[] ring, int i) {
        if (Math.min(ring[i], ring[i + 2]) + turn <= east && ring[i + 1] != ring[i + 3]) {
            int low = ring[i + 1] < ring[i + 3] ? i : i + 2;
            int high = 2 * i + 2 - low;
            BigFraction move = BigFraction.from(turn);
            edges.add(new ExactSegment(
                    member,
                    BigFraction.from(ring[low]).add(move),
                    BigFraction.from(ring[low + 1]),
                    BigFraction.from(ring[high]).add(move),
                    BigFraction.from(ring[high + 1])));
        }
    }

    /// The covered share, as the nearest double in (0, 1), or [SharedCells#WHOLE].
    double share() {
        BigFraction width = BigFraction.from(east).subtract(BigFraction.from(west));
        BigFraction height = BigFraction.from(north).subtract(BigFraction.from(south));
        BigFraction share = area().divide(width.multiply(height));
        return share.equals(BigFraction.ONE)
                ? SharedCells.WHOLE
                : Math.clamp(share.doubleValue(), Double.MIN_NORMAL, Math.nextDown(1.0));
    }

    private BigFraction area() {
        BigFraction area = BigFraction.ZERO;
        List<BigFraction> cuts = List.copyOf(cuts());
        for (int i = 1; i < cuts.size(); i++) {
            BigFraction height = cuts.get(i).subtract(cuts.get(i - 1));
            BigFraction middle = cuts.get(i).add(cuts.get(i - 1)).divide(2);
            area = area.add(covered(middle).multiply(height));
        }
        return area;
    }

    /// The latitudes at which slabs begin and end, ascending.
    private NavigableSet<BigFraction> cuts() {
        BigFraction bottom = BigFraction.from(south);
        BigFraction top = BigFraction.from(north);
        TreeSet<BigFraction> cuts = new TreeSet<>(ExactSegment.ASCENDING);
        cuts.add(bottom);
        cuts.add(top);
        for (int i = 0; i < edges.size(); i++) {
            ExactSegment edge = edges.get(i);
            cuts.add(edge.lowY());
            cuts.add(edge.highY());
            edge.latitudeAt(BigFraction.from(west)).ifPresent(cuts::add);
            edge.latitudeAt(BigFraction.from(east)).ifPresent(cuts::add);
            for (int j = 0; j < i; j++) {
                edge.latitudeOfCrossing(edges.get(j)).ifPresent(cuts::add);
            }
        }
        return cuts.subSet(bottom, true, top, true);
    }

    /// The covered length of the parallel at `lat`, which meets no vertex.
    private BigFraction covered(BigFraction lat) {
        BigFraction left = BigFraction.from(west);
        BigFraction right = BigFraction.from(east);
        List<Crossing> crossings = new ArrayList<>();
        for (ExactSegment edge : edges) {
            if (edge.crosses(lat)) {
                crossings.add(new Crossing(
                        edge.member(), ExactSegment.max(left, ExactSegment.min(right, edge.longitudeAt(lat)))));
            }
        }
        crossings.sort(Comparator.comparing(Crossing::lon, ExactSegment.ASCENDING));
        Set<Integer> inside = new HashSet<>();
        BigFraction covered = BigFraction.ZERO;
        BigFraction from = left;
        for (Crossing crossing : crossings) {
            if (inside.isEmpty()) {
                from = crossing.lon;
            }
            if (!inside.remove(crossing.member)) {
                inside.add(crossing.member);
            }
            if (inside.isEmpty()) {
                covered = covered.add(crossing.lon.subtract(from));
            }
        }
        return inside.isEmpty() ? covered : covered.add(right.subtract(from));
    }

    /// The place where an edge of a polygon crosses a parallel.
    private record Crossing(int member, BigFraction lon) {}
}
