package org.tileindex.scan;

import java.util.List;
import java.util.stream.IntStream;
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

/// The rule `center` by JTS alone, word by word from [org.tileindex.grid.InclusionRule#CENTER]: the centroid lies in or
/// on the outer ring of one of the zone's polygons, and neither on nor in one of that polygon's holes.
///
/// JTS locates the centroid in the area of each ring by itself. The program instead asks about a polygon with all its
/// holes, or scans rings, so oracle and program share neither code nor reasoning.
final class JtsOracle {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final List<Member> members;

    JtsOracle(Zone zone) {
        this.members = zone.polygons().stream()
                .map(polygon -> Member.of(polygon(polygon)))
                .toList();
    }

    static Polygon polygon(ZonePolygon polygon) {
        return FACTORY.createPolygon(
                ring(polygon.shell()),
                polygon.holes().stream().map(JtsOracle::ring).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(double[] xy) {
        return FACTORY.createLinearRing(new PackedCoordinateSequence.Double(xy, 2, 0));
    }

    /// Asks for the centroids of a grid's cells.
    CellOracle on(Grid grid) {
        return row -> {
            double lat = grid.centroidLat(row);
            // A row of cells asks only the polygons that reach its latitude.
            List<Member> reached = members.stream()
                    .filter(member -> member.shell().reaches(lat))
                    .toList();
            return new CellOracle.Row() {
                @Override
                public boolean contains(int col) {
                    Coordinate centroid = new Coordinate(grid.centroidLon(col), lat);
                    return reached.stream().anyMatch(member -> member.contains(centroid));
                }

                @Override
                public boolean exactly(int col) {
                    return reached.stream()
                            .anyMatch(member -> ExactCenter.contains(member.polygon(), grid.centroidLon(col), lat));
                }
            };
        };
    }

    /// One polygon of the zone.
    private record Member(Polygon polygon, RingArea shell, List<RingArea> holes) {
        static Member of(Polygon polygon) {
            List<RingArea> holes = IntStream.range(0, polygon.getNumInteriorRing())
                    .mapToObj(i -> RingArea.of(polygon.getInteriorRingN(i)))
                    .toList();
            return new Member(polygon, RingArea.of(polygon.getExteriorRing()), holes);
        }

        boolean contains(Coordinate point) {
            return shell.touches(point) && holes.stream().noneMatch(hole -> hole.touches(point));
        }
    }

    /// The area that a ring encloses, the ring included. Safe for use by several threads, as JTS's locator is.
    private record RingArea(Envelope envelope, PointOnGeometryLocator locator) {
        static RingArea of(LinearRing ring) {
            Polygon area = FACTORY.createPolygon(ring);
            return new RingArea(area.getEnvelopeInternal(), new IndexedPointInAreaLocator(area));
        }

        boolean reaches(double lat) {
            return envelope.getMinY() <= lat && lat <= envelope.getMaxY();
        }

        boolean touches(Coordinate point) {
            return envelope.covers(point) && locator.locate(point) != Location.EXTERIOR;
        }
    }
}
