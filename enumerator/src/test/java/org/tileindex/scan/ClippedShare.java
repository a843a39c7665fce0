package org.tileindex.scan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tileindex.grid.Grid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// The shares of the cells of a row that a zone covers, in rational arithmetic: rings are clipped to the row and to the
/// cell side by side (I. E. Sutherland, G. W. Hodgman, *Reentrant Polygon Clipping*, 1974), and the areas of what is
/// left are added up. The polygons of the zone do not overlap. Nothing is divided before the end, see [ClipPoint].
final class ClippedShare {
    private final Grid grid;
    private final double north;
    private final double south;
    private final List<Ring> rings = new ArrayList<>();
    private int places;

    /// A ring clipped to the row.
    private record Ring(boolean hole, List<ClipPoint> points, double west, double east) {}

    ClippedShare(Zone zone, Grid grid, int row) {
        this(zone, grid, row, 0);
    }

    /// @param turns degrees by which the zone is moved eastwards, once for each
    ClippedShare(Zone zone, Grid grid, int row, double... turns) {
        this.grid = grid;
        this.north = grid.northEdge(row);
        this.south = grid.northEdge(row + 1);
        places = Math.max(ClipPoint.places(north), ClipPoint.places(south));
        for (int col = 0; col <= grid.ncols(); col++) {
            places = Math.max(places, ClipPoint.places(grid.westEdge(col)));
        }
        List<double[]> shells = new ArrayList<>();
        List<double[]> holes = new ArrayList<>();
        for (ZonePolygon polygon : zone.polygons()) {
            shells.add(near(polygon.shell()));
            polygon.holes().forEach(hole -> holes.add(near(hole)));
        }
        for (double turn : turns) {
            shells.forEach(ring -> addClipped(ring, turn, false));
            holes.forEach(ring -> addClipped(ring, turn, true));
        }
    }

    static Ratio of(Zone zone, Grid grid, int row, int col) {
        return new ClippedShare(zone, grid, row).of(col);
    }

    /// The share of the cell in column `col`.
    Ratio of(int col) {
        double west = grid.westEdge(col);
        double east = grid.westEdge(col + 1);
        Ratio area = Ratio.ZERO;
        for (Ring ring : rings) {
            if (ring.west <= east && ring.east >= west) {
                List<ClipPoint> points = keep(keep(ring.points, true, west, 1), true, east, -1);
                Ratio part = twiceArea(points).abs();
                area = ring.hole ? area.minus(part) : area.plus(part);
            }
        }
        BigInteger width = whole(east).subtract(whole(west));
        return area.over(width.multiply(whole(north).subtract(whole(south))).shiftLeft(1));
    }

    private BigInteger whole(double coordinate) {
        return ClipPoint.whole(coordinate, places);
    }

    /// The open ring without vertices that lie on the same side of the row as both their neighbours; it is the same
    /// inside the row.
    private double[] near(double[] ring) {
        int size = ring.length / 2 - 1;
        double[] kept = new double[2 * size];
        int found = 0;
        for (int i = 0; i < size; i++) {
            int side = side(ring[2 * i + 1]);
            int before = side(ring[2 * (i == 0 ? size - 1 : i - 1) + 1]);
            if (side == 0 || side != before || side != side(ring[2 * i + 3])) {
                kept[found++] = ring[2 * i];
                kept[found++] = ring[2 * i + 1];
                places = Math.max(places, Math.max(ClipPoint.places(ring[2 * i]), ClipPoint.places(ring[2 * i + 1])));
            }
        }
        return Arrays.copyOf(kept, found);
    }

    private int side(double lat) {
        return lat > north ? 1 : lat < south ? -1 : 0;
    }

    private void addClipped(double[] ring, double turn, boolean hole) {
        List<ClipPoint> points = new ArrayList<>();
        for (int i = 0; i < ring.length; i += 2) {
            points.add(ClipPoint.of(ring[i], ring[i + 1], turn, places));
        }
        points = keep(keep(points, false, south, 1), false, north, -1);
        if (!points.isEmpty()) {
            // A crossing is rounded; a millionth of a degree is more than that.
            double west = points.stream().mapToDouble(ClipPoint::lon).min().orElseThrow() - 1e-6;
            double east = points.stream().mapToDouble(ClipPoint::lon).max().orElseThrow() + 1e-6;
            rings.add(new Ring(hole, points, west, east));
        }
    }

    /// The part of a ring on one side of a line, the line included.
    private List<ClipPoint> keep(List<ClipPoint> points, boolean vertical, double line, int sign) {
        List<ClipPoint> kept = new ArrayList<>();
        BigInteger whole = whole(line);
        for (int i = 0; i < points.size(); i++) {
            ClipPoint a = points.get(i);
            ClipPoint b = points.get(i + 1 == points.size() ? 0 : i + 1);
            int sideA = sign * a.side(vertical, line, whole);
            int sideB = sign * b.side(vertical, line, whole);
            if (sideA >= 0) {
                kept.add(a);
            }
            if (sideA * sideB < 0) {
                kept.add(a.crossing(b, vertical, whole, places));
            }
        }
        return kept;
    }

    private static Ratio twiceArea(List<ClipPoint> points) {
        BigInteger over = BigInteger.ZERO;
        BigInteger under = BigInteger.ONE;
        for (int i = 0; i < points.size(); i++) {
            ClipPoint a = points.get(i);
            ClipPoint b = points.get(i + 1 == points.size() ? 0 : i + 1);
            BigInteger product = a.x().multiply(b.y()).subtract(b.x().multiply(a.y()));
            BigInteger weight = a.w().multiply(b.w());
            if (weight.equals(BigInteger.ONE)) {
                over = over.add(product.multiply(under));
            } else {
                over = over.multiply(weight).add(product.multiply(under));
                under = under.multiply(weight);
            }
        }
        return new Ratio(over, under);
    }
}
