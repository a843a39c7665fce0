package org.tileindex.zone;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.tileindex.fault.TileIndexException;

/// Converts flat rings to JTS polygons and back. Coordinates are shared where the two layouts agree, else copied.
public final class JtsPolygons {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private JtsPolygons() {}

    /// `polygon` as a JTS polygon over the same coordinates.
    public static Polygon toJts(ZonePolygon polygon) {
        List<LinearRing> holes = polygon.holes().stream().map(JtsPolygons::ring).toList();
        return FACTORY.createPolygon(ring(polygon.shell()), holes.toArray(LinearRing[]::new));
    }

    private static LinearRing ring(double[] ring) {
        return FACTORY.createLinearRing(new PackedCoordinateSequence.Double(ring, 2, 0));
    }

    /// The polygons of a POLYGON, a MULTIPOLYGON or a collection of them. Empty geometries have no polygons.
    ///
    /// @param zone the zone's id, for the error
    /// @throws TileIndexException E001 if it holds anything but polygons
    public static List<ZonePolygon> fromJts(String zone, Geometry geometry) throws TileIndexException {
        List<ZonePolygon> polygons = new ArrayList<>();
        addPolygons(zone, geometry, polygons);
        return polygons;
    }

    private static void addPolygons(String zone, Geometry geometry, List<ZonePolygon> polygons)
            throws TileIndexException {
        if (geometry instanceof Polygon polygon) {
            if (!polygon.isEmpty()) {
                polygons.add(fromJts(polygon));
            }
        } else if (geometry instanceof GeometryCollection collection) {
            for (int i = 0; i < collection.getNumGeometries(); i++) {
                addPolygons(zone, collection.getGeometryN(i), polygons);
            }
        } else {
            throw ZonePolygon.expected(zone, "a " + geometry.getGeometryType());
        }
    }

    /// `polygon`, which is not empty, as flat rings.
    static ZonePolygon fromJts(Polygon polygon) {
        List<double[]> holes = new ArrayList<>(polygon.getNumInteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            if (!polygon.getInteriorRingN(i).isEmpty()) {
                holes.add(coordinates(polygon.getInteriorRingN(i)));
            }
        }
        return new ZonePolygon(coordinates(polygon.getExteriorRing()), holes);
    }

    private static double[] coordinates(LinearRing ring) {
        if (ring.getCoordinateSequence() instanceof PackedCoordinateSequence.Double packed
                && packed.getDimension() == 2) {
            return packed.getRawCoordinates();
        }
        double[] xy = new double[2 * ring.getNumPoints()];
        for (int i = 0; i < ring.getNumPoints(); i++) {
            xy[2 * i] = ring.getCoordinateSequence().getX(i);
            xy[2 * i + 1] = ring.getCoordinateSequence().getY(i);
        }
        return xy;
    }
}
