package org.tileindex.zone;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Well-known binary to rings, through JTS's reader.
final class WkbPolygons {
    private static final GeometryFactory AS_GIVEN = new GeometryFactory(new RingsAsGiven());

    private WkbPolygons() {}

    /// The polygons of a POLYGON, MULTIPOLYGON or a collection of them.
    ///
    /// @param zone for the message
    /// @throws TileIndexException E001 if it is damaged, has a ring that is not closed, or holds anything but polygons
    static List<ZonePolygon> parse(String zone, byte[] wkb) throws TileIndexException {
        try {
            List<ZonePolygon> polygons = new ArrayList<>();
            addPolygons(zone, new WKBReader(AS_GIVEN).read(wkb), polygons);
            return polygons;
        } catch (ParseException | IllegalArgumentException | StackOverflowError e) {
            // JTS reads collections within collections by recursion.
            throw TileIndexException.inZone(
                            ErrorCode.E001_GEO_INVALID,
                            zone,
                            "geometry cannot be read (%s)"
                                    .formatted(e instanceof StackOverflowError ? "nested too deep" : e.getMessage()),
                            "Repair the geometry and run again.")
                    .causedBy(e);
        }
    }

    private static void addPolygons(String zone, Geometry geometry, List<ZonePolygon> polygons)
            throws TileIndexException {
        if (geometry instanceof Polygon polygon) {
            if (!polygon.isEmpty()) {
                polygons.add(polygon(polygon));
            }
        } else if (geometry instanceof GeometryCollection collection) {
            for (int i = 0; i < collection.getNumGeometries(); i++) {
                addPolygons(zone, collection.getGeometryN(i), polygons);
            }
        } else {
            throw TileIndexException.inZone(
                    ErrorCode.E001_GEO_INVALID,
                    zone,
                    "geometry is a " + geometry.getGeometryType(),
                    "Only polygons have cells; remove it or leave the zone out.");
        }
    }

    private static ZonePolygon polygon(Polygon polygon) {
        List<double[]> holes = new ArrayList<>(polygon.getNumInteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            if (!polygon.getInteriorRingN(i).isEmpty()) {
                holes.add(ring(polygon.getInteriorRingN(i)));
            }
        }
        return new ZonePolygon(ring(polygon.getExteriorRing()), holes);
    }

    private static double[] ring(LinearRing ring) {
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

    /// JTS's reader closes open rings and fills up short ones with this method, and uses it for nothing else; geometry
    /// is taken as given, so they are refused.
    private static final class RingsAsGiven extends PackedCoordinateSequenceFactory {
        private static final long serialVersionUID = 1;

        @Override
        public CoordinateSequence create(int size, int dimension) {
            throw new IllegalArgumentException("a ring is not closed or has too few vertices");
        }
    }
}
