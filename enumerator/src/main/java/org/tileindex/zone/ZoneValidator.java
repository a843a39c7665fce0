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

    /// Coordinates of a closed triangle.
    private static final int SHORTEST_RING = 8;

    private ZoneValidator() {}

    /// Checks one zone.
    ///
    /// @throws TileIndexException E001 for an empty zone, an invalid polygon (JTS [IsValidOp]) or a ring that jumps the
    ///     antimeridian; E004 for a coordinate outside [-180,180] × [-90,90]
    public static void validate(Zone zone) throws TileIndexException {
        if (zone.polygons().isEmpty()) {
            throw TileIndexException.inZone(
                    ErrorCode.E001_GEO_INVALID, zone.id(), "has no polygon", "Leave it out with --countries.");
        }
        GeometryFactory factory = new GeometryFactory();
        for (ZonePolygon polygon : zone.polygons()) {
            checkRing(zone, polygon.shell());
            for (double[] hole : polygon.holes()) {
                checkRing(zone, hole);
            }
            checkTopology(zone, polygon(factory, polygon));
        }
    }

    private static void checkRing(Zone zone, double[] ring) throws TileIndexException {
        if (ring.length < SHORTEST_RING || ring.length % 2 != 0) {
            throw TileIndexException.inZone(
                    ErrorCode.E001_GEO_INVALID,
                    zone.id(),
                    "a ring has only %d vertices".formatted(ring.length / 2),
                    REPAIR);
        }
        checkCoordinates(zone, ring);
        if (ring[0] != ring[ring.length - 2] || ring[1] != ring[ring.length - 1]) {
            throw TileIndexException.inZone(
                    ErrorCode.E001_GEO_INVALID,
                    zone.id(),
                    "a ring is not closed at %s,%s".formatted(ring[0], ring[1]),
                    REPAIR);
        }
    }

    private static void checkCoordinates(Zone zone, double[] ring) throws TileIndexException {
        for (int i = 0; i < ring.length; i += 2) {
            double x = ring[i];
            double y = ring[i + 1];
            if (!(x >= -180 && x <= 180 && y >= -90 && y <= 90)) {
                throw TileIndexException.inZone(
                        ErrorCode.E004_BOUNDS,
                        zone.id(),
                        "coordinate %s,%s is outside [-180,180] × [-90,90]".formatted(x, y),
                        "Shift or clip the geometry to WGS84 longitude and latitude.");
            }
            if (i > 0 && Math.abs(x - ring[i - 2]) > 180 && !alongPole(ring, i)) {
                throw TileIndexException.inZone(
                        ErrorCode.E001_GEO_INVALID,
                        zone.id(),
                        "a ring jumps across the antimeridian at %s,%s".formatted(x, y),
                        "Cut the geometry at ±180° (for example with ogr2ogr -wrapdateline).");
            }
        }
    }

    /// An edge along a pole has no length on the ground; Antarctica's ring has one.
    private static boolean alongPole(double[] ring, int i) {
        return Math.abs(ring[i + 1]) == 90 && ring[i + 1] == ring[i - 1];
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
