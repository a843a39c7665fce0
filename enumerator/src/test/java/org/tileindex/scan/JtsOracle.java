package org.tileindex.scan;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.tileindex.grid.Grid;
import org.tileindex.membership.ExactCenter;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// The rule `center` by JTS alone, one point and one polygon at a time: a point belongs to a zone iff some polygon
/// locates it INTERIOR or BOUNDARY and it lies on none of that polygon's own holes.
final class JtsOracle {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final List<Member> members = new ArrayList<>();

    JtsOracle(Zone zone) {
        for (ZonePolygon polygon : zone.polygons()) {
            members.add(new Member(polygon(polygon)));
        }
    }

    static Polygon polygon(ZonePolygon polygon) {
        return FACTORY.createPolygon(
                ring(polygon.shell()),
                polygon.holes().stream().map(JtsOracle::ring).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(double[] xy) {
        return FACTORY.createLinearRing(new PackedCoordinateSequence.Double(xy, 2, 0));
    }

    boolean contains(double lon, double lat) {
        return row(lat).contains(lon);
    }

    /// Asks for the centroids of a grid's cells.
    CellOracle on(Grid grid) {
        return row -> {
            double lat = grid.centroidLat(row);
            Row reached = row(lat);
            return new CellOracle.Row() {
                @Override
                public boolean contains(int col) {
                    return reached.contains(grid.centroidLon(col));
                }

                @Override
                public boolean exactly(int col) {
                    return reached.members.stream()
                            .anyMatch(member -> ExactCenter.of(member.polygon, grid.centroidLon(col), lat));
                }
            };
        };
    }

    /// The polygons that reach latitude `lat`, so that a row of cells asks no others.
    Row row(double lat) {
        List<Member> reached = new ArrayList<>();
        for (Member member : members) {
            if (member.envelope.getMinY() <= lat && lat <= member.envelope.getMaxY()) {
                reached.add(member);
            }
        }
        return new Row(reached, lat);
    }

    record Row(List<Member> members, double lat) {
        boolean contains(double lon) {
            for (Member member : members) {
                if (member.contains(lon, lat)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// One polygon. Its locator is safe for use by several threads.
    static final class Member {
        private final Polygon polygon;
        private final Envelope envelope;
        private final PointOnGeometryLocator locator;

        Member(Polygon polygon) {
            this.polygon = polygon;
            this.envelope = polygon.getEnvelopeInternal();
            this.locator = new IndexedPointInAreaLocator(polygon);
        }

        boolean contains(double lon, double lat) {
            if (!envelope.covers(lon, lat)) {
                return false;
            }
            Coordinate point = new Coordinate(lon, lat);
            return switch (locator.locate(point)) {
                case Location.INTERIOR -> true;
                case Location.BOUNDARY -> !onHole(point);
                default -> false;
            };
        }

        private boolean onHole(Coordinate point) {
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                LinearRing hole = polygon.getInteriorRingN(i);
                if (RayCrossingCounter.locatePointInRing(point, hole.getCoordinateSequence()) == Location.BOUNDARY) {
                    return true;
                }
            }
            return false;
        }
    }
}
