package org.tileindex.membership;

import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.tileindex.zone.JtsPolygons;
import org.tileindex.zone.ZonePolygon;

/// Decides by JTS alone whether one polygon covers a cell under an inclusion rule. For one thread.
public interface PolygonRule {
    /// The smallest rectangle around the polygon.
    Envelope extent();

    /// Whether the cell belongs to the polygon under this rule.
    boolean covers(Cell cell);

    /// A cell by its edges and its centroid, in degrees.
    record Cell(double west, double south, double east, double north, Coordinate centroid) {
        Envelope rectangle() {
            return new Envelope(west, east, south, north);
        }
    }

    /// The rule of that name, `center` or `any_overlap`, for one polygon.
    static PolygonRule of(String rule, ZonePolygon polygon) {
        Polygon area = JtsPolygons.toJts(polygon);
        return rule.equals("any_overlap") ? new Overlap(area) : new Center(area);
    }

    /// The centroid is located INTERIOR or BOUNDARY and lies on none of the polygon's own holes.
    final class Center implements PolygonRule {
        private final Polygon polygon;
        private final Envelope extent;
        private final IndexedPointInAreaLocator locator;

        Center(Polygon polygon) {
            this.polygon = polygon;
            this.extent = polygon.getEnvelopeInternal();
            this.locator = new IndexedPointInAreaLocator(polygon);
        }

        @Override
        public Envelope extent() {
            return extent;
        }

        @Override
        public boolean covers(Cell cell) {
            return extent.covers(cell.centroid())
                    && switch (locator.locate(cell.centroid())) {
                        case Location.INTERIOR -> true;
                        case Location.BOUNDARY -> !onHole(cell.centroid());
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

    /// The interiors of cell and polygon meet (DE-9IM); those of two areas always share an area where they meet.
    final class Overlap implements PolygonRule {
        private static final String INTERIORS_MEET = "T********";

        private final Envelope extent;
        private final IndexedPointInAreaLocator locator;
        private final RelateNG polygon;
        private final GeometryFactory factory = new GeometryFactory();

        Overlap(Polygon polygon) {
            this.extent = polygon.getEnvelopeInternal();
            this.locator = new IndexedPointInAreaLocator(polygon);
            this.polygon = RelateNG.prepare(polygon);
        }

        @Override
        public Envelope extent() {
            return extent;
        }

        @Override
        public boolean covers(Cell cell) {
            if (cell.east() <= extent.getMinX()
                    || cell.west() >= extent.getMaxX()
                    || cell.north() <= extent.getMinY()
                    || cell.south() >= extent.getMaxY()) {
                return false;
            }
            // A centroid inside the polygon settles the question, and costs less than relating two polygons.
            return locator.locate(cell.centroid()) == Location.INTERIOR
                    || polygon.evaluate(factory.toGeometry(cell.rectangle()), INTERIORS_MEET);
        }
    }
}
