package org.tileindex.zone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.tileindex.grid.Grid;

/// Valid zones from a seed: stars, triangles, unions of rectangles, differences and [OddShapes], with vertices on
/// centroids, on cell edges and corners, an ulp beside them, or anywhere.
public final class RandomZones {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final SplittableRandom random;
    private final Grid grid;
    private final double snap;
    private final double jitter;

    public RandomZones(long seed, Grid grid) {
        this.random = new SplittableRandom(seed);
        this.grid = grid;
        this.snap = random.nextDouble();
        this.jitter = random.nextInt(3) == 0 ? random.nextDouble() : 0;
    }

    /// A zone of one to three polygons.
    public Zone next() {
        List<ZonePolygon> polygons = new ArrayList<>();
        int wanted = 1 + random.nextInt(3);
        while (polygons.size() < wanted) {
            Geometry drawn = drawn();
            if (drawn.isValid()) {
                for (int i = 0; i < drawn.getNumGeometries(); i++) {
                    if (drawn.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                        polygons.add(polygon(polygon));
                    }
                }
            }
        }
        return new Zone("random", polygons);
    }

    /// A shape; empty where JTS's overlay fails, as it may on coordinates of 1e-323.
    private Geometry drawn() {
        try {
            return draw();
        } catch (TopologyException e) {
            return FACTORY.createPolygon();
        }
    }

    private Geometry draw() {
        return switch (random.nextInt(9)) {
            case 0 -> star(point(), 1 + random.nextDouble() * grid.ncols(), 3 + random.nextInt(12));
            case 1 -> triangle();
            case 2 -> rectangles();
            case 3 -> ringed();
            case 4 -> difference();
            default -> new OddShapes(random, this::point, this::place).next();
        };
    }

    private Polygon triangle() {
        Coordinate first = point();
        return polygonOf(List.of(first, point(), point()));
    }

    /// Vertices around a centre by angle; may be invalid after snapping, and is dropped then.
    private Polygon star(Coordinate centre, double radius, int vertices) {
        double[] angles = random.doubles(vertices, 0, 2 * Math.PI).sorted().toArray();
        List<Coordinate> ring = new ArrayList<>();
        for (double angle : angles) {
            double r = radius * (0.2 + 0.8 * random.nextDouble());
            double col = (centre.x - grid.originLon()) / grid.pixelWidth() - 0.5 + r * Math.cos(angle);
            double row = (grid.originLat() - centre.y) / grid.pixelHeight() - 0.5 + r * Math.sin(angle);
            ring.add(place(col, row));
        }
        return polygonOf(ring);
    }

    private Geometry rectangles() {
        List<Geometry> rectangles = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            rectangles.add(FACTORY.toGeometry(new Envelope(point(), point())));
        }
        rectangles.removeIf(geometry -> geometry.getDimension() < 2);
        return rectangles.isEmpty() ? FACTORY.createPolygon() : OverlayNGRobust.union(rectangles);
    }

    /// A star with a smaller star as its hole.
    private Geometry ringed() {
        Coordinate centre = point();
        double radius = 2 + random.nextDouble() * grid.ncols();
        Polygon outer = star(centre, radius, 5 + random.nextInt(10));
        Polygon inner = star(centre, radius * 0.4, 3 + random.nextInt(8));
        return FACTORY.createPolygon(
                (LinearRing) outer.getExteriorRing().copy(),
                new LinearRing[] {(LinearRing) inner.getExteriorRing().copy()});
    }

    private Geometry difference() {
        Geometry left = rectangles();
        Geometry right = random.nextBoolean() ? rectangles() : star(point(), 3, 6);
        return left.isValid() && right.isValid()
                ? OverlayNGRobust.overlay(left, right, OverlayNG.DIFFERENCE)
                : FACTORY.createPolygon();
    }

    private Coordinate point() {
        return place(random.nextDouble() * (grid.ncols() + 2) - 1.5, random.nextDouble() * (grid.nrows() + 2) - 1.5);
    }

    /// A point at, or snapped near, a position in cells.
    private Coordinate place(double col, double row) {
        return new Coordinate(
                clamped(nudged(grid.originLon() + (snapped(col) + 0.5) * grid.pixelWidth()), 180),
                clamped(nudged(grid.originLat() - (snapped(row) + 0.5) * grid.pixelHeight()), 90));
    }

    private double snapped(double position) {
        if (random.nextDouble() >= snap) {
            return position;
        }
        return switch (random.nextInt(5)) {
            case 0 -> Math.rint(position * 4) / 4;
            case 1, 2 -> Math.floor(position) + 0.5;
            default -> Math.rint(position);
        };
    }

    private double nudged(double degrees) {
        return random.nextDouble() < jitter ? degrees + (random.nextInt(5) - 2) * Math.ulp(degrees) : degrees;
    }

    private static double clamped(double degrees, double limit) {
        return Math.min(Math.max(degrees, -limit), limit);
    }

    private static Polygon polygonOf(List<Coordinate> open) {
        Coordinate[] ring = open.toArray(new Coordinate[open.size() + 1]);
        ring[open.size()] = open.get(0).copy();
        return FACTORY.createPolygon(ring);
    }

    private static ZonePolygon polygon(Polygon polygon) {
        List<double[]> holes = new ArrayList<>();
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            holes.add(flat(polygon.getInteriorRingN(i)));
        }
        return new ZonePolygon(flat(polygon.getExteriorRing()), holes);
    }

    private static double[] flat(LinearRing ring) {
        return Arrays.stream(ring.getCoordinates())
                .flatMapToDouble(at -> Arrays.stream(new double[] {at.x, at.y}))
                .toArray();
    }
}
