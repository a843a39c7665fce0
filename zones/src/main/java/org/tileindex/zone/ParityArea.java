package org.tileindex.zone;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/// The area of a polygon that may be invalid: what its outer ring surrounds an odd number of times, less what a hole
/// does. Only what lies on the globe counts: a polygon laid out in the plane may be repeated beyond [-180, 180], and
/// may reach behind a pole, see [Antimeridian].
final class ParityArea {
    private static final Envelope GLOBE = new Envelope(-180, 180, -90, 90);

    private ParityArea() {}

    /// The area on the globe of a polygon that may be invalid, in square degrees.
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
                area += ofValid(face);
            }
        }
        return area;
    }

    /// The area on the globe of a valid polygon, in square degrees.
    static double ofValid(Polygon polygon) {
        return GLOBE.covers(polygon.getEnvelopeInternal())
                ? polygon.getArea()
                : OverlayNGRobust.overlay(polygon, polygon.getFactory().toGeometry(GLOBE), OverlayNG.INTERSECTION)
                        .getArea();
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
