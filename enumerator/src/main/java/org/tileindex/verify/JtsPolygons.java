package org.tileindex.verify;

import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.tileindex.zone.ZonePolygon;

/// Polygons of a zone as JTS has them.
final class JtsPolygons {
    static final GeometryFactory FACTORY = new GeometryFactory();

    private JtsPolygons() {}

    static Polygon of(ZonePolygon polygon) {
        return FACTORY.createPolygon(
                ring(polygon.shell()),
                polygon.holes().stream().map(JtsPolygons::ring).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(double[] xy) {
        return FACTORY.createLinearRing(new PackedCoordinateSequence.Double(xy, 2, 0));
    }
}
