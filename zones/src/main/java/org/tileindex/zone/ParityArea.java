package org.tileindex.zone;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/// The area of a polygon that may be invalid: what its outer ring surrounds an odd number of times, less what a hole
/// does.
final class ParityArea {
    private ParityArea() {}

    /// The area in square degrees.
    static double of(Polygon polygon) {
        List<LineString> holes = Stream.iterate(0, i -> i < polygon.getNumInteriorRing(), i -> i + 1)
                .map(i -> (LineString) polygon.getInteriorRingN(i))
                .toList();
        List<Geometry> rings = Stream.concat(Stream.of(polygon.getExteriorRing()), holes.stream())
                .map(ring -> (Geometry) polygon.getFactory().createLineString(ring.getCoordinateSequence()))
                .toList();
        Polygonizer faces = new Polygonizer();
        faces.add(OverlayNGRobust.union(rings));
        double area = 0;
        for (Polygon face : faces(faces)) {
            Point inside = face.getInteriorPoint();
            if (isIn(inside, polygon.getExteriorRing()) && holes.stream().noneMatch(hole -> isIn(inside, hole))) {
                area += face.getArea();
            }
        }
        return area;
    }

    private static List<Polygon> faces(Polygonizer polygonizer) {
        Collection<?> polygons = polygonizer.getPolygons();
        return polygons.stream().map(Polygon.class::cast).toList();
    }

    private static boolean isIn(Point point, LineString ring) {
        return RayCrossingCounter.locatePointInRing(point.getCoordinate(), ring.getCoordinateSequence())
                == Location.INTERIOR;
    }
}
