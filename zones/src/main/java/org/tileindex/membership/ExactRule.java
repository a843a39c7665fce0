package org.tileindex.membership;

import java.util.List;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.algorithm.RectangleLineIntersector;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.tileindex.zone.JtsPolygons;
import org.tileindex.zone.ZonePolygon;

/// [PolygonRule] without rounding: JTS decides, except where a ring comes so near that JTS might round; there exact
/// arithmetic decides. JTS's predicates have 106 bits, and relating two polygons computes the points where edges cross.
/// For one thread.
public final class ExactRule {
    /// Distance, in degrees, below which JTS is not asked: tens of thousands of times the spacing of doubles at 180,
    /// and a tenth of a millimetre on the ground.
    private static final double ROUNDING = 1e-9;

    /// The same in a plane, as a part of the greatest coordinate.
    private static final double RELATIVE = 5e-12;

    private ExactRule() {}

    /// The rule of that name, `center` or `any_overlap`, for one polygon.
    public static PolygonRule of(String rule, ZonePolygon polygon) {
        PolygonRule byJts = PolygonRule.of(rule, polygon);
        return rule.equals("any_overlap") ? new Overlap(polygon, byJts) : new Center(polygon, byJts);
    }

    private static double rounding(Envelope extent) {
        double most = Math.max(
                Math.max(Math.abs(extent.getMinX()), Math.abs(extent.getMaxX())),
                Math.max(Math.abs(extent.getMinY()), Math.abs(extent.getMaxY())));
        return Math.max(ROUNDING, RELATIVE * most);
    }

    /// Exact where the centroid is within rounding of an edge.
    private static final class Center implements PolygonRule {
        private final PolygonRule byJts;
        private final Polygon polygon;
        private final RingEdges edges;
        private final double rounding;

        Center(ZonePolygon polygon, PolygonRule byJts) {
            this.byJts = byJts;
            this.polygon = JtsPolygons.toJts(polygon);
            this.edges = new RingEdges(polygon);
            this.rounding = rounding(byJts.extent());
        }

        @Override
        public Envelope extent() {
            return byJts.extent();
        }

        @Override
        public boolean covers(Cell cell) {
            return isNear(cell.centroid())
                    ? ExactCenter.contains(polygon, cell.centroid().x, cell.centroid().y)
                    : byJts.covers(cell);
        }

        private boolean isNear(Coordinate point) {
            Envelope around = new Envelope(point);
            around.expandBy(rounding);
            for (LineSegment edge : edges.touching(around)) {
                if (Distance.pointToSegment(point, edge.p0, edge.p1) <= rounding) {
                    return true;
                }
            }
            return false;
        }
    }

    /// Exact where a ring grazes the cell: it comes within rounding of the cell and nowhere enters it deeper than that.
    private static final class Overlap implements PolygonRule {
        private final PolygonRule byJts;
        private final IndexedPointInAreaLocator locator;
        private final RingEdges edges;
        private final double rounding;

        Overlap(ZonePolygon polygon, PolygonRule byJts) {
            this.byJts = byJts;
            this.locator = new IndexedPointInAreaLocator(JtsPolygons.toJts(polygon));
            this.edges = new RingEdges(polygon);
            this.rounding = rounding(byJts.extent());
        }

        @Override
        public Envelope extent() {
            return byJts.extent();
        }

        @Override
        public boolean covers(Cell cell) {
            Envelope rectangle = cell.rectangle();
            Envelope around = new Envelope(rectangle);
            around.expandBy(rounding);
            List<LineSegment> near = edges.touching(around);
            boolean grazed = !near.isEmpty() && !enter(near, rectangle);
            return grazed ? exactly(near, cell) : byJts.covers(cell);
        }

        /// Whether an edge enters `rectangle` by more than rounding. None enters a rectangle smaller than that.
        private boolean enter(List<LineSegment> near, Envelope rectangle) {
            Envelope inner = new Envelope(rectangle);
            inner.expandBy(-rounding);
            RectangleLineIntersector passing = new RectangleLineIntersector(inner);
            return !inner.isNull() && near.stream().anyMatch(edge -> passing.intersects(edge.p0, edge.p1));
        }

        /// Decides by edges and centroid: an open cell that no edge meets lies on the same side of all edges as its
        /// centroid.
        private boolean exactly(List<LineSegment> near, Cell cell) {
            return near.stream().anyMatch(edge -> ExactEdge.meets(edge.p0, edge.p1, cell.rectangle()))
                    || locator.locate(cell.centroid()) == Location.INTERIOR;
        }
    }
}
