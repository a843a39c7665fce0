package org.tileindex.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.tileindex.zone.ZonePolygon;

/// The edges of a polygon, at one turn of the globe, that reach into a row of the grid.
final class RowPolygon {
    private final double turn;
    private final List<Ring> rings = new ArrayList<>();

    /// The edges of a ring, four coordinates each, and the longitudes between which they lie.
    private static final class Ring {
        private final boolean hole;
        private final double[] edges;
        private final double west;
        private final double east;

        Ring(boolean hole, double[] edges, double west, double east) {
            this.hole = hole;
            this.edges = edges;
            this.west = west;
            this.east = east;
        }
    }

    /// @param turn degrees by which the polygon is moved eastwards
    RowPolygon(ZonePolygon polygon, double turn, double south, double north) {
        this.turn = turn;
        add(polygon.shell(), false, south, north);
        polygon.holes().forEach(hole -> add(hole, true, south, north));
    }

    private void add(double[] ring, boolean hole, double south, double north) {
        double[] edges = new double[2 * ring.length];
        int size = 0;
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        for (int i = 0; i + 2 < ring.length; i += 2) {
            double low = Math.min(ring[i + 1], ring[i + 3]);
            double high = Math.max(ring[i + 1], ring[i + 3]);
            if (low < high && low < north && high > south) {
                System.arraycopy(ring, i, edges, size, 4);
                size += 4;
                west = Math.min(west, Math.min(ring[i], ring[i + 2]));
                east = Math.max(east, Math.max(ring[i], ring[i + 2]));
            }
        }
        if (size > 0) {
            rings.add(new Ring(hole, Arrays.copyOf(edges, size), west, east));
        }
    }

    boolean isEmpty() {
        return rings.isEmpty();
    }

    /// The area of the cell that the polygon covers. By Green's theorem a ring's is the sum of what lies east of its
    /// edges, those that go up less those that go down, or its negative where the ring runs the other way.
    BigFraction area(CellBox cell) {
        BigFraction area = BigFraction.ZERO;
        for (Ring ring : rings) {
            // Rounding may take a ring for near that is not. It then adds nothing.
            if (ring.west + turn <= cell.east() && ring.east + turn >= cell.west()) {
                BigFraction part = area(ring, cell).abs();
                area = ring.hole ? area.subtract(part) : area.add(part);
            }
        }
        return area;
    }

    private BigFraction area(Ring ring, CellBox cell) {
        BigFraction area = BigFraction.ZERO;
        BigFraction beside = BigFraction.ZERO;
        double[] edges = ring.edges;
        for (int i = 0; i < edges.length; i += 4) {
            double west = Math.min(edges[i], edges[i + 2]) + turn;
            double east = Math.max(edges[i], edges[i + 2]) + turn;
            if (east < cell.west()) {
                beside = beside.add(heightBeside(edges, i, cell));
            } else if (west <= cell.east()) {
                RationalEdge edge = edge(edges, i);
                BigFraction part = edge.areaEast(cell);
                area = edge.up() ? area.add(part) : area.subtract(part);
            }
        }
        return area.add(beside.multiply(cell.width()));
    }

    /// The height of an edge west of the cell within its row, negative where it goes down.
    private static BigFraction heightBeside(double[] edges, int i, CellBox cell) {
        double from = Math.clamp(edges[i + 1], cell.south(), cell.north());
        double to = Math.clamp(edges[i + 3], cell.south(), cell.north());
        return BigFraction.from(to).subtract(BigFraction.from(from));
    }

    private RationalEdge edge(double[] edges, int i) {
        return RationalEdge.of(turn, edges[i], edges[i + 1], edges[i + 2], edges[i + 3]);
    }

    /// The edges that do not lie east of the cell.
    List<RationalEdge> edges(CellBox cell) {
        List<RationalEdge> found = new ArrayList<>();
        for (Ring ring : rings) {
            for (int i = 0; i < ring.edges.length; i += 4) {
                if (Math.min(ring.edges[i], ring.edges[i + 2]) + turn <= cell.east()) {
                    found.add(edge(ring.edges, i));
                }
            }
        }
        return found;
    }
}
