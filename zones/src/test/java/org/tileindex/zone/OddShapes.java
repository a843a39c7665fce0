package org.tileindex.zone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/// Random shapes that are rare in data and hard to scan: slivers, spikes, polygons that meet in a point, islands in
/// holes in islands, holes that touch their shell, runs of collinear vertices, rings through corners, shapes mostly
/// off the grid.
final class OddShapes {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final SplittableRandom random;
    private final Supplier<Coordinate> points;
    private final Place place;

    /// A coordinate at, or snapped near, a position in cells.
    interface Place {
        Coordinate at(double col, double row);
    }

    OddShapes(SplittableRandom random, Supplier<Coordinate> points, Place place) {
        this.random = random;
        this.points = points;
        this.place = place;
    }

    /// A shape that need not be valid.
    Geometry next() {
        return switch (random.nextInt(8)) {
            case 0 -> sliver();
            case 1 -> spike();
            case 2 -> bowTie();
            case 3 -> nested();
            case 4 -> holeTouchingTheShell();
            case 5 -> collinear();
            case 6 -> diamond();
            default -> mostlyOutside();
        };
    }

    /// A parallelogram or triangle, some ulps to some tenths of a degree thin.
    private Geometry sliver() {
        Coordinate a = points.get();
        Coordinate b = points.get();
        double dx = thin(a.x);
        double dy = random.nextInt(3) == 0 ? thin(a.y) : 0;
        Coordinate c = new Coordinate(Math.clamp(b.x + dx, -180, 180), Math.clamp(b.y + dy, -90, 90));
        Coordinate d = new Coordinate(Math.clamp(a.x + dx, -180, 180), Math.clamp(a.y + dy, -90, 90));
        return random.nextBoolean() ? polygon(a, b, c, d) : polygon(a, b, c);
    }

    private double thin(double near) {
        double sign = random.nextBoolean() ? 1 : -1;
        return sign
                * (random.nextBoolean()
                        ? (1 + random.nextInt(3)) * Math.ulp(near)
                        : Math.pow(10, random.nextDouble(-13, -1)));
    }

    /// A rectangle with a thin triangle on its northern side.
    private Geometry spike() {
        Coordinate low = points.get();
        Coordinate high = points.get();
        double middle = (low.x + high.x) / 2;
        double half = Math.abs(thin(middle));
        Coordinate tip = points.get();
        return polygon(
                low,
                new Coordinate(high.x, low.y),
                high,
                new Coordinate(middle + half, high.y),
                tip,
                new Coordinate(middle - half, high.y),
                new Coordinate(low.x, high.y));
    }

    /// Two triangles that meet in a point, or overlap.
    private Geometry bowTie() {
        Coordinate p = points.get();
        return FACTORY.createGeometryCollection(
                new Geometry[] {polygon(p, points.get(), points.get()), polygon(p, points.get(), points.get())});
    }

    /// Squares inside each other, by turns shell and hole; two in a row may touch or coincide.
    private Geometry nested() {
        double col = random.nextInt(10);
        double row = random.nextInt(10);
        double size = 1 + random.nextInt(6);
        List<LinearRing> rings = new ArrayList<>();
        while (size > 0.1 && rings.size() < 6) {
            rings.add(square(col, row, size).getExteriorRing());
            size -= random.nextInt(4) == 0 ? random.nextDouble() : 0.5 * (1 + random.nextInt(4));
        }
        List<Geometry> polygons = new ArrayList<>();
        for (int i = 0; i < rings.size(); i += 2) {
            LinearRing[] hole = rings.subList(Math.min(i + 1, rings.size()), Math.min(i + 2, rings.size()))
                    .toArray(LinearRing[]::new);
            polygons.add(FACTORY.createPolygon(rings.get(i), hole));
        }
        return FACTORY.createGeometryCollection(polygons.toArray(Geometry[]::new));
    }

    private Polygon square(double col, double row, double size) {
        Coordinate a = place.at(col - size, row - size);
        Coordinate c = place.at(col + size, row + size);
        return polygon(a, new Coordinate(c.x, a.y), c, new Coordinate(a.x, c.y));
    }

    /// A square whose hole has a vertex on its corner or on one of its sides.
    private Geometry holeTouchingTheShell() {
        double col = random.nextInt(10);
        double row = random.nextInt(10);
        Polygon square = square(col, row, 2 + random.nextInt(4));
        Coordinate corner = square.getExteriorRing().getCoordinateN(random.nextInt(4));
        Coordinate touch = random.nextBoolean() ? corner : new Coordinate(corner.x, place.at(col, row).y);
        Polygon hole = polygon(touch, place.at(col + 1, row - 1), place.at(col + random.nextInt(3) - 1, row + 1));
        return FACTORY.createPolygon(square.getExteriorRing(), new LinearRing[] {hole.getExteriorRing()});
    }

    /// A rectangle with further vertices on its sides, some of them twice.
    private Geometry collinear() {
        Coordinate low = points.get();
        Coordinate high = points.get();
        List<Coordinate> ring = new ArrayList<>();
        side(low.x, high.x).forEach(x -> ring.add(new Coordinate(x, low.y)));
        side(low.y, high.y).forEach(y -> ring.add(new Coordinate(high.x, y)));
        side(high.x, low.x).forEach(x -> ring.add(new Coordinate(x, high.y)));
        side(high.y, low.y).forEach(y -> ring.add(new Coordinate(low.x, y)));
        return polygon(ring.toArray(Coordinate[]::new));
    }

    /// From one corner up to, but without, the next.
    private List<Double> side(double from, double to) {
        List<Double> stops = new ArrayList<>(List.of(from));
        for (int i = random.nextInt(3); i > 0; i--) {
            stops.add(from + (to - from) * random.nextDouble());
        }
        stops.sort(from < to ? Comparator.naturalOrder() : Comparator.reverseOrder());
        if (random.nextInt(3) == 0) {
            stops.add(stops.getLast());
        }
        return stops;
    }

    /// A diamond through corners, or through centroids.
    private Geometry diamond() {
        double half = random.nextBoolean() ? 0.5 : 0;
        double col = random.nextInt(10) + half;
        double row = random.nextInt(10) + half;
        int size = 1 + random.nextInt(5);
        return polygon(
                place.at(col - size, row),
                place.at(col, row - size),
                place.at(col + size, row),
                place.at(col, row + size));
    }

    /// A triangle with two vertices far beyond the grid.
    private Geometry mostlyOutside() {
        return polygon(
                points.get(),
                place.at(random.nextDouble(-90, 90), random.nextDouble(-90, 90)),
                place.at(random.nextDouble(-90, 90), random.nextDouble(-90, 90)));
    }

    private static Polygon polygon(Coordinate... open) {
        Coordinate[] ring = Arrays.copyOf(open, open.length + 1);
        ring[open.length] = open[0].copy();
        return FACTORY.createPolygon(ring);
    }
}
