package org.tileindex.zone;

import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;

/// Refuses geometry whose inside is not well defined, and repairs nothing (contract, section 2.1).
public final class ZoneValidator {
    private static final String REPAIR =
            "Repair the geometry (for example with ST_MakeValid), or run with --on-invalid fix or skip.";

    /// Degrees of longitude round the world.
    private static final double TURN = 360;

    /// Coordinates of a closed triangle.
    private static final int SHORTEST_RING = 8;

    private ZoneValidator() {}

    /// Checks that the zone has polygons, and that their rings are closed and lie on earth.
    ///
    /// @throws TileIndexException E001 for an empty zone or a ring that is too short, not closed, wider than 360° or
    ///     wound round the world over itself, E004 for a latitude outside [-90, 90] or a longitude outside [-360, 360]
    public static void checkRings(Zone zone) throws TileIndexException {
        if (zone.polygons().isEmpty()) {
            throw TileIndexException.inZone(
                    ErrorCode.E001_GEO_INVALID,
                    zone.id(),
                    "it has no polygons",
                    "Leave it out with --on-invalid skip or --exclude.");
        }
        for (ZonePolygon polygon : zone.polygons()) {
            checkRing(zone, polygon.shell());
            checkWinding(zone, polygon.shell());
            for (double[] hole : polygon.holes()) {
                checkRing(zone, hole);
                checkWinding(zone, hole);
            }
        }
    }

    private static void checkRing(Zone zone, double[] ring) throws TileIndexException {
        if (ring.length < SHORTEST_RING || ring.length % 2 != 0) {
            throw TileIndexException.inZone(
                    ErrorCode.E001_GEO_INVALID,
                    zone.id(),
                    "a ring%s has only %d vertices"
                            .formatted(ring.length < 2 ? "" : " at %s,%s".formatted(ring[0], ring[1]), ring.length / 2),
                    REPAIR);
        }
        checkPlaces(zone, ring);
        if (ring[0] != ring[ring.length - 2] || ring[1] != ring[ring.length - 1]) {
            throw TileIndexException.inZone(
                    ErrorCode.E001_GEO_INVALID,
                    zone.id(),
                    "a ring that begins at %s,%s is not closed".formatted(ring[0], ring[1]),
                    REPAIR);
        }
    }

    private static void checkPlaces(Zone zone, double[] ring) throws TileIndexException {
        for (int i = 0; i < ring.length; i += 2) {
            if (!(Math.abs(ring[i]) <= TURN && Math.abs(ring[i + 1]) <= 90 + Limits.TOLERANCE)) {
                throw TileIndexException.inZone(
                        ErrorCode.E004_BOUNDS,
                        zone.id(),
                        "coordinate %s,%s is not a longitude and latitude in degrees".formatted(ring[i], ring[i + 1]),
                        "Transform the geometry to WGS84 degrees.");
            }
        }
        Interval longitudes = Interval.longitudes(ring);
        if (longitudes.width() > TURN + Limits.TOLERANCE) {
            throw TileIndexException.inZone(
                    ErrorCode.E001_GEO_INVALID,
                    zone.id(),
                    "a ring from %s to %s is wider than the 360 degrees of the world"
                            .formatted(longitudes.from(), longitudes.to()),
                    "Draw it within 360 degrees of longitude and run again.");
        }
    }

    /// Refuses a ring that meets itself on the globe although it does not in the plane.
    private static void checkWinding(Zone zone, double[] drawn) throws TileIndexException {
        double[] ring = Limits.of(drawn);
        if (Interval.longitudes(ring).width() <= TURN / 2) {
            return;
        }
        UnwrappedRing unwrapped = UnwrappedRing.of(ring);
        if (Math.abs(unwrapped.around()) > 1) {
            throw invalid(
                    zone,
                    "a ring that begins at %s,%s goes round the pole %d times"
                            .formatted(ring[0], ring[1], Math.abs(unwrapped.around())));
        }
        if (unwrapped.around() == 0 && unwrapped.overlapsItself()) {
            throw invalid(
                    zone, "a ring that begins at %s,%s winds round the world over itself".formatted(ring[0], ring[1]));
        }
    }

    /// Checks the topology of each polygon of a zone that is laid out in the plane.
    ///
    /// @throws TileIndexException E001 for an invalid polygon (JTS [IsValidOp])
    public static void checkTopology(Zone zone) throws TileIndexException {
        for (ZonePolygon polygon : zone.polygons()) {
            checkTopology(zone, polygon);
        }
    }

    private static void checkTopology(Zone zone, ZonePolygon polygon) throws TileIndexException {
        try {
            TopologyValidationError error = new IsValidOp(JtsPolygons.toJts(polygon)).getValidationError();
            boolean apart = error != null && error.getErrorType() == TopologyValidationError.DISCONNECTED_INTERIOR;
            if (apart && polygon.holesOnce().isPresent()) {
                checkTopology(zone, polygon.holesOnce().get());
            } else if (error != null) {
                Coordinate at = error.getCoordinate();
                throw invalid(
                        zone,
                        "%s at %s,%s".formatted(lowerCase(error.getMessage()), polygon.drawnLongitude(at.x), at.y));
            }
        } catch (IllegalArgumentException e) {
            // JTS throws this for some rings that touch themselves or others within a rounding error.
            throw invalid(
                            zone,
                            "JTS cannot decide its topology (%s)".formatted(lowerCase(String.valueOf(e.getMessage()))))
                    .causedBy(e);
        }
    }

    /// A sentence about a zone, as errors begin.
    static String at(Zone zone, String what) {
        return "zone %s: %s".formatted(Printable.id(zone.id()), what);
    }

    private static TileIndexException invalid(Zone zone, String what) {
        return TileIndexException.inZone(ErrorCode.E001_GEO_INVALID, zone.id(), what, REPAIR);
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
