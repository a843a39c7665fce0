package org.tileindex.scan;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.relateng.IntersectionMatrixPattern;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.tileindex.grid.Grid;
import org.tileindex.zone.Zone;

/// The rule `any_overlap` by JTS alone, one cell and one polygon at a time: the cell belongs to the polygon iff the
/// interiors of its rectangle and the polygon intersect, because two open sets that intersect share area. JTS relates
/// the two and computes no overlay.
///
/// Relating them still computes the points where edges cross, and a point that rounds to the cell's corner counts as
/// the corner. [ExactOverlap] judges there.
final class OverlapOracle implements CellOracle {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Grid grid;
    private final List<Member> members;

    OverlapOracle(Zone zone, Grid grid) {
        this.grid = grid;
        this.members = zone.polygons().stream()
                .map(polygon -> new Member(JtsOracle.polygon(polygon)))
                .toList();
    }

    @Override
    public Row row(int row) {
        double north = grid.northEdge(row);
        double south = grid.northEdge(row + 1);
        List<Member> reached = members.stream()
                .filter(member -> member.envelope.getMinY() < north && south < member.envelope.getMaxY())
                .toList();
        return new Row() {
            @Override
            public boolean contains(int col) {
                return reached.stream().anyMatch(member -> member.overlaps(cell(col)));
            }

            @Override
            public boolean exactly(int col) {
                return reached.stream().anyMatch(member -> ExactOverlap.overlaps(member.polygon, cell(col)));
            }

            private Envelope cell(int col) {
                return new Envelope(grid.westEdge(col), grid.westEdge(col + 1), south, north);
            }
        };
    }

    /// One polygon, prepared once for each thread.
    private static final class Member {
        private final Polygon polygon;
        private final Envelope envelope;
        private final ThreadLocal<RelateNG> relate;

        Member(Polygon polygon) {
            this.polygon = polygon;
            this.envelope = polygon.getEnvelopeInternal();
            this.relate = ThreadLocal.withInitial(() -> RelateNG.prepare(polygon));
        }

        boolean overlaps(Envelope cell) {
            return envelope.getMinX() < cell.getMaxX()
                    && cell.getMinX() < envelope.getMaxX()
                    && relate.get().evaluate(FACTORY.toGeometry(cell), IntersectionMatrixPattern.INTERIOR_INTERSECTS);
        }
    }
}
