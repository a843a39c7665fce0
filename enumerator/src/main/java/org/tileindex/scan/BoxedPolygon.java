package org.tileindex.scan;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;
import org.tileindex.zone.Extent;
import org.tileindex.zone.ZonePolygon;

/// A polygon whose edges are put into boxes by stretches of its rings, so that most of them are passed over together
/// when another polygon is compared with it.
final class BoxedPolygon {
    private static final int EDGES = 64;

    private final ZonePolygon polygon;
    private final Extent extent;
    private final List<Stretch> stretches = new ArrayList<>();

    /// Edges of a ring between its vertices `from` and `to`.
    private static final class Stretch {
        private final double[] ring;
        private final int from;
        private final int to;
        private final Extent box;

        Stretch(double[] ring, int from, int to) {
            this.ring = ring;
            this.from = from;
            this.to = to;
            this.box = Extent.of(ring, from, to + 1);
        }
    }

    BoxedPolygon(ZonePolygon polygon) {
        this.polygon = polygon;
        this.extent = Extent.of(polygon.shell());
        add(polygon.shell());
        polygon.holes().forEach(this::add);
    }

    private void add(double[] ring) {
        int last = ring.length / 2 - 1;
        for (int from = 0; from < last; from += EDGES) {
            int to = Math.min(last, from + EDGES);
            stretches.add(new Stretch(ring, from, to));
        }
    }

    /// Whether the polygon and `other` have a point in common.
    boolean meets(BoxedPolygon other) {
        return extent.meets(other.extent) && (edgesMeet(other) || contains(other) || other.contains(this));
    }

    private boolean edgesMeet(BoxedPolygon other) {
        LineIntersector lines = new RobustLineIntersector();
        for (Stretch stretch : stretches) {
            if (stretch.box.meets(other.extent)) {
                for (Stretch another : other.stretches) {
                    if (stretch.box.meets(another.box) && edgesMeet(stretch, another, lines)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean edgesMeet(Stretch stretch, Stretch another, LineIntersector lines) {
        for (int i = stretch.from; i < stretch.to; i++) {
            if (boxMeets(stretch.ring, i, another.box)) {
                for (int j = another.from; j < another.to; j++) {
                    if (boxesMeet(stretch.ring, i, another.ring, j) && meet(stretch.ring, i, another.ring, j, lines)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean meet(double[] a, int i, double[] b, int j, LineIntersector lines) {
        lines.computeIntersection(vertex(a, i), vertex(a, i + 1), vertex(b, j), vertex(b, j + 1));
        return lines.hasIntersection();
    }

    /// Whether the box around the edge from vertex `i` on meets `box`.
    private static boolean boxMeets(double[] ring, int i, Extent box) {
        double x0 = ring[2 * i];
        double y0 = ring[2 * i + 1];
        double x1 = ring[2 * i + 2];
        double y1 = ring[2 * i + 3];
        return Math.min(x0, x1) <= box.east()
                && Math.max(x0, x1) >= box.west()
                && Math.min(y0, y1) <= box.north()
                && Math.max(y0, y1) >= box.south();
    }

    private static boolean boxesMeet(double[] a, int i, double[] b, int j) {
        return overlap(a[2 * i], a[2 * i + 2], b[2 * j], b[2 * j + 2])
                && overlap(a[2 * i + 1], a[2 * i + 3], b[2 * j + 1], b[2 * j + 3]);
    }

    private static boolean overlap(double a, double b, double c, double d) {
        return Math.min(a, b) <= Math.max(c, d) && Math.min(c, d) <= Math.max(a, b);
    }

    private static Coordinate vertex(double[] ring, int number) {
        return new Coordinate(ring[2 * number], ring[2 * number + 1]);
    }

    /// Whether the first vertex of `other` lies in the polygon, whose edges are apart from it.
    private boolean contains(BoxedPolygon other) {
        Coordinate point =
                new Coordinate(other.polygon.shell()[0], other.polygon.shell()[1]);
        if (!extent.covers(new Extent(point.x, point.y, point.x, point.y))) {
            return false;
        }
        RayCrossingCounter ray = new RayCrossingCounter(point);
        for (Stretch stretch : stretches) {
            boolean beside = point.y < stretch.box.south() || point.y > stretch.box.north();
            for (int i = stretch.from; i < stretch.to && !beside && point.x <= stretch.box.east(); i++) {
                ray.countSegment(vertex(stretch.ring, i), vertex(stretch.ring, i + 1));
            }
        }
        return ray.getLocation() != Location.EXTERIOR;
    }
}
