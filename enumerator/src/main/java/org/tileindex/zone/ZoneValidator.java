package org.tileindex.zone;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Refuses geometry whose inside is not well defined. Nothing is repaired.
public final class ZoneValidator {
    private static final String REPAIR = "Repair the geometry (for example with ST_MakeValid) and run again.";

    private ZoneValidator() {}

    /// Checks that every coordinate is a place on earth.
    ///
    /// @throws TileIndexException E001 for an empty zone, E004 for a latitude outside [-90, 90] or a longitude
    ///     outside [-360, 360]
    static void checkCoordinates(String id, List<ZonePolygon> polygons) throws TileIndexException {
        if (polygons.isEmpty()) {
            throw TileIndexException.inZone(
                    ErrorCode.E001_GEO_INVALID, id, "has no polygon", "Leave it out with --countries.");
        }
        for (ZonePolygon polygon : polygons) {
            checkCoordinates(id, polygon.shell());
            for (double[] hole : polygon.holes()) {
                checkCoordinates(id, hole);
            }
        }
    }

    private static void checkCoordinates(String id, double[] ring) throws TileIndexException {
        for (int i = 0; i < ring.length; i += 2) {
            if (!(Math.abs(ring[i]) <= 360 && Math.abs(ring[i + 1]) <= 90)) {
                throw TileIndexException.inZone(
                        ErrorCode.E004_BOUNDS,
                        id,
                        "coordinate %s,%s is no longitude and latitude".formatted(ring[i], ring[i + 1]),
                        "Transform the geometry to WGS84 degrees.");
            }
        }
    }

    /// Checks the topology of one zone's polygons, each by itself.
    ///
    /// @throws TileIndexException E001 for an invalid polygon (JTS [IsValidOp])
    public static void validate(Zone zone) throws TileIndexException {
        GeometryFactory factory = new GeometryFactory();
        for (ZonePolygon polygon : zone.polygons()) {
            checkTopology(zone, polygon(factory, polygon));
        }
    }

    private static void checkTopology(Zone zone, Polygon polygon) throws TileIndexException {
        TopologyValidationError error = new IsValidOp(polygon).getValidationError();
        if (error != null) {
            Coordinate at = error.getCoordinate();
            throw TileIndexException.inZone(
                    ErrorCode.E001_GEO_INVALID,
                    zone.id(),
                    "%s at %s,%s".formatted(error.getMessage().toLowerCase(java.util.Locale.ROOT), at.x, at.y),
                    REPAIR);
        }
    }

    private static Polygon polygon(GeometryFactory factory, ZonePolygon polygon) {
        List<LinearRing> holes =
                polygon.holes().stream().map(hole -> ring(factory, hole)).toList();
        return factory.createPolygon(ring(factory, polygon.shell()), holes.toArray(LinearRing[]::new));
    }

    private static LinearRing ring(GeometryFactory factory, double[] ring) {
        CoordinateSequence sequence = new PackedCoordinateSequence.Double(ring, 2, 0);
        return factory.createLinearRing(sequence);
    }
}
