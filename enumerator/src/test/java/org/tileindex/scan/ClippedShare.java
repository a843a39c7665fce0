package org.tileindex.scan;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.tileindex.grid.Grid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// The share of a cell that a zone covers, in rational arithmetic: rings are clipped to the cell side by side (I. E.
/// Sutherland, G. W. Hodgman, *Reentrant Polygon Clipping*, 1974), and the areas of what is left are added up. The
/// polygons of the zone do not overlap.
final class ClippedShare {
    private ClippedShare() {}

    record Point(BigFraction x, BigFraction y) {}

    static BigFraction of(Zone zone, Grid grid, int row, int col) {
        BigFraction west = BigFraction.from(grid.westEdge(col));
        BigFraction east = BigFraction.from(grid.westEdge(col + 1));
        BigFraction north = BigFraction.from(grid.northEdge(row));
        BigFraction south = BigFraction.from(grid.northEdge(row + 1));
        BigFraction area = BigFraction.ZERO;
        for (ZonePolygon polygon : zone.polygons()) {
            area = area.add(clipped(polygon.shell(), west, south, east, north));
            for (double[] hole : polygon.holes()) {
                area = area.subtract(clipped(hole, west, south, east, north));
            }
        }
        return area.divide(east.subtract(west).multiply(north.subtract(south)));
    }

    private static BigFraction clipped(
            double[] ring, BigFraction west, BigFraction south, BigFraction east, BigFraction north) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i + 2 < ring.length; i += 2) {
            points.add(new Point(BigFraction.from(ring[i]), BigFraction.from(ring[i + 1])));
        }
        points = keep(points, true, west, 1);
        points = keep(points, true, east, -1);
        points = keep(points, false, south, 1);
        points = keep(points, false, north, -1);
        BigFraction twice = BigFraction.ZERO;
        for (int i = 0; i < points.size(); i++) {
            Point a = points.get(i);
            Point b = points.get((i + 1) % points.size());
            twice = twice.add(a.x.multiply(b.y).subtract(b.x.multiply(a.y)));
        }
        return twice.divide(2).abs();
    }

    /// What lies on one side of a line.
    private static List<Point> keep(List<Point> points, boolean vertical, BigFraction line, int sign) {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point a = points.get(i);
            Point b = points.get((i + 1) % points.size());
            int sideA = sign * (vertical ? a.x : a.y).subtract(line).signum();
            int sideB = sign * (vertical ? b.x : b.y).subtract(line).signum();
            if (sideA >= 0) {
                kept.add(a);
            }
            if (sideA * sideB < 0) {
                kept.add(crossing(a, b, vertical, line));
            }
        }
        return kept;
    }

    private static Point crossing(Point a, Point b, boolean vertical, BigFraction line) {
        BigFraction from = vertical ? a.x : a.y;
        BigFraction to = vertical ? b.x : b.y;
        BigFraction part = line.subtract(from).divide(to.subtract(from));
        BigFraction x = vertical ? line : b.x.subtract(a.x).multiply(part).add(a.x);
        BigFraction y = vertical ? b.y.subtract(a.y).multiply(part).add(a.y) : line;
        return new Point(x, y);
    }
}
