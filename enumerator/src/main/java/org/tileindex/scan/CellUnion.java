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
import org.tileindex.zone.Extent;

/// The part of one cell that a union of polygons covers, in rational arithmetic, without any rounding.
///
/// The cell is cut into horizontal slabs at all vertices in its columns and at all points where edges cross each other
/// or the cell's sides, so that in a slab edges are in the same order everywhere. Between the first and second, third
/// and fourth, … of the edges of a polygon lies its inside; the covered part of a slab is a row of trapezoids, of which
/// each has the area of its middle line times its height. Edges west of the cell only say in which polygons a slab
/// begins.
final class CellUnion {
    /// The share of a cell that is wholly covered; no other cell is said to have it.
    static final double WHOLE = Double.POSITIVE_INFINITY;

    private final long key;
    private final double west;
    private final double south;
    private final double east;
    private final double north;
    private final List<ExactSegment> edges = new ArrayList<>();
    private final List<WesternEdge> western = new ArrayList<>();
    /// Latitudes of edges along parallels. Such an edge may leave no vertex in the columns of the cell.
    private final List<BigFraction> alongParallels = new ArrayList<>();

    /// An edge west of the cell, or on its western side, from latitude `low` to latitude `high`.
    private record WesternEdge(int member, double low, double high) {}

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

    /// Adds the edge of `ring` from vertex `i / 2` on, unless it lies east of the cell.
    ///
    /// @param member the number of its polygon
    /// @param turn degrees by which the ring is moved eastwards; sums with it round in the order of longitudes
    void addEdge(int member, double turn, double[] ring, int i) {
        Extent box = Extent.of(new double[] {ring[i] + turn, ring[i + 1], ring[i + 2] + turn, ring[i + 3]});
        if (box.west() > east) {
            return;
        }
        if (box.south() == box.north()) {
            if (box.east() >= west) {
                alongParallels.add(BigFraction.from(box.south()));
            }
            return;
        }
        if (box.east() < west) {
            western.add(new WesternEdge(member, box.south(), box.north()));
            return;
        }
        int low = ring[i + 1] < ring[i + 3] ? i : i + 2;
        int high = 2 * i + 2 - low;
        BigFraction move = BigFraction.from(turn);
        edges.add(new ExactSegment(
                member,
                box,
                BigFraction.from(ring[low]).add(move),
                BigFraction.from(ring[low + 1]),
                BigFraction.from(ring[high]).add(move),
                BigFraction.from(ring[high + 1])));
    }

    /// The covered share, as the nearest double in (0, 1), or [#WHOLE].
    double share() {
        BigFraction width = BigFraction.from(east).subtract(BigFraction.from(west));
        BigFraction height = BigFraction.from(north).subtract(BigFraction.from(south));
        BigFraction share = area().divide(width.multiply(height));
        return share.equals(BigFraction.ONE)
                ? WHOLE
                : Math.clamp(share.doubleValue(), Double.MIN_NORMAL, Math.nextDown(1.0));
    }

    private BigFraction area() {
        List<BigFraction> cuts = List.copyOf(cuts());
        List<BigFraction> middles = new ArrayList<>();
        List<List<Crossing>> slabs = new ArrayList<>();
        for (int i = 1; i < cuts.size(); i++) {
            middles.add(cuts.get(i).add(cuts.get(i - 1)).divide(2));
            slabs.add(new ArrayList<>());
        }
        for (ExactSegment edge : edges) {
            for (int i = firstNorthOf(middles, edge.lowY()); i < slabs.size() && edge.crosses(middles.get(i)); i++) {
                slabs.get(i).add(new Crossing(edge.member(), clamp(edge.longitudeAt(middles.get(i)))));
            }
        }
        BigFraction area = BigFraction.ZERO;
        for (int i = 0; i < slabs.size(); i++) {
            BigFraction height = cuts.get(i + 1).subtract(cuts.get(i));
            area = area.add(covered(slabs.get(i), inWest(middles.get(i))).multiply(height));
        }
        return area;
    }

    private static int firstNorthOf(List<BigFraction> ascending, BigFraction lat) {
        int low = 0;
        int high = ascending.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ExactSegment.ASCENDING.compare(ascending.get(middle), lat) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// The latitudes at which slabs begin and end, ascending.
    private NavigableSet<BigFraction> cuts() {
        BigFraction bottom = BigFraction.from(south);
        BigFraction top = BigFraction.from(north);
        NavigableSet<BigFraction> cuts = new TreeSet<>(ExactSegment.ASCENDING);
        cuts.add(bottom);
        cuts.add(top);
        cuts.addAll(alongParallels);
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

    /// The members that have the western end of the parallel at `lat` inside, as far as edges west of the cell say.
    private Set<Integer> inWest(BigFraction lat) {
        double near = lat.doubleValue();
        Set<Integer> inside = new HashSet<>();
        for (WesternEdge edge : western) {
            boolean crosses = isFrom(edge.low, near, lat) && !isFrom(edge.high, near, lat);
            if (crosses && !inside.remove(edge.member)) {
                inside.add(edge.member);
            }
        }
        return inside;
    }

    /// Whether `lat` is `limit` or north of it.
    ///
    /// @param near the double nearest to `lat`, which decides unless it is the limit
    private static boolean isFrom(double limit, double near, BigFraction lat) {
        return near == limit ? ExactSegment.ASCENDING.compare(lat, BigFraction.from(limit)) >= 0 : near > limit;
    }

    /// The covered length of a parallel.
    ///
    /// @param inside members that have its western end inside
    private BigFraction covered(List<Crossing> crossings, Set<Integer> inside) {
        crossings.sort(Comparator.comparing(Crossing::lon, ExactSegment.ASCENDING));
        BigFraction covered = BigFraction.ZERO;
        BigFraction from = BigFraction.from(west);
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
        return inside.isEmpty() ? covered : covered.add(BigFraction.from(east).subtract(from));
    }

    private BigFraction clamp(BigFraction lon) {
        return ExactSegment.max(BigFraction.from(west), ExactSegment.min(BigFraction.from(east), lon));
    }

    /// The place where an edge of a polygon crosses a parallel.
    private record Crossing(int member, BigFraction lon) {}
}
