package org.tileindex.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.numbers.fraction.BigFraction;

/// The area that several polygons, which may overlap, cover together of a cell. Lines bound it between two latitudes if
/// no edge begins, ends, or meets another edge or a side of the cell between them; then it is the height times the
/// length half-way.
final class PolygonUnion {
    private final CellBox cell;
    private final List<List<RationalEdge>> polygons;
    private final BigFraction west;
    private final BigFraction east;

    /// @param polygons edges of each, all but those east of the cell
    PolygonUnion(CellBox cell, List<List<RationalEdge>> polygons) {
        this.cell = cell;
        this.polygons = polygons;
        this.west = BigFraction.from(cell.west());
        this.east = BigFraction.from(cell.east());
    }

    BigFraction area() {
        BigFraction area = BigFraction.ZERO;
        List<BigFraction> bounds = List.copyOf(bounds());
        for (int i = 1; i < bounds.size(); i++) {
            BigFraction bottom = bounds.get(i - 1);
            BigFraction top = bounds.get(i);
            BigFraction length = length(bottom.add(top).divide(2));
            area = area.add(length.multiply(top.subtract(bottom)));
        }
        return area;
    }

    private SortedSet<BigFraction> bounds() {
        BigFraction bottom = BigFraction.from(cell.south());
        BigFraction top = BigFraction.from(cell.north());
        TreeSet<BigFraction> bounds = new TreeSet<>(RationalEdge.ORDER);
        // An edge along a parallel is left out, but one that leads to it is here, be it beside the cell.
        for (List<RationalEdge> edges : polygons) {
            for (RationalEdge edge : edges) {
                bounds.add(edge.lowY());
                bounds.add(edge.highY());
            }
        }
        List<List<RationalEdge>> near = polygons.stream()
                .map(edges -> edges.stream().filter(this::isNear).toList())
                .toList();
        near.stream()
                .flatMap(List::stream)
                .filter(edge -> !edge.lowX().equals(edge.highX()))
                .forEach(edge -> bounds.addAll(List.of(edge.latAt(west), edge.latAt(east))));
        for (int i = 0; i < near.size(); i++) {
            for (int j = 0; j < i; j++) {
                addMeetings(near.get(i), near.get(j), bounds);
            }
        }
        bounds.add(bottom);
        bounds.add(top);
        return bounds.subSet(bottom, true, top, true);
    }

    /// Whether it does not lie west of the cell.
    private boolean isNear(RationalEdge edge) {
        return RationalEdge.ORDER.compare(RationalEdge.max(edge.lowX(), edge.highX()), west) >= 0;
    }

    /// Edges of one polygon do not cross each other.
    private static void addMeetings(List<RationalEdge> some, List<RationalEdge> others, Set<BigFraction> bounds) {
        for (RationalEdge one : some) {
            for (RationalEdge other : others) {
                if (one.south() < other.north() && other.south() < one.north()) {
                    addMeeting(one, other, bounds);
                }
            }
        }
    }

    private static void addMeeting(RationalEdge one, RationalEdge other, Set<BigFraction> bounds) {
        BigFraction bottom = RationalEdge.max(one.lowY(), other.lowY());
        BigFraction top = RationalEdge.min(one.highY(), other.highY());
        BigFraction below = one.lonAt(bottom).subtract(other.lonAt(bottom));
        BigFraction above = one.lonAt(top).subtract(other.lonAt(top));
        if (below.signum() * above.signum() < 0) {
            BigFraction part = below.divide(below.subtract(above));
            bounds.add(top.subtract(bottom).multiply(part).add(bottom));
        }
    }

    /// The length of the parallel at `lat` within the cell that lies in any of the polygons.
    private BigFraction length(BigFraction lat) {
        double near = lat.doubleValue();
        List<BigFraction[]> covered = new ArrayList<>();
        for (List<RationalEdge> edges : polygons) {
            List<BigFraction> lons = edges.stream()
                    .filter(edge -> edge.crosses(lat, near))
                    .map(edge -> isNear(edge) ? RationalEdge.max(west, RationalEdge.min(east, edge.lonAt(lat))) : west)
                    .sorted(RationalEdge.ORDER)
                    .toList();
            for (int i = 0; i < lons.size(); i += 2) {
                covered.add(new BigFraction[] {lons.get(i), i + 1 < lons.size() ? lons.get(i + 1) : east});
            }
        }
        covered.sort((a, b) -> RationalEdge.ORDER.compare(a[0], b[0]));
        BigFraction length = BigFraction.ZERO;
        BigFraction reached = west;
        for (BigFraction[] part : covered) {
            BigFraction from = RationalEdge.max(reached, part[0]);
            reached = RationalEdge.max(reached, part[1]);
            length = length.add(RationalEdge.max(BigFraction.ZERO, reached.subtract(from)));
        }
        return length;
    }
}
