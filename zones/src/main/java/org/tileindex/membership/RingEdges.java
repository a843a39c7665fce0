package org.tileindex.membership;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.index.strtree.STRtree;
import org.tileindex.zone.ZonePolygon;

/// The edges of a polygon's rings in an R-tree.
final class RingEdges {
    private final STRtree tree = new STRtree();

    RingEdges(ZonePolygon polygon) {
        add(polygon.shell());
        polygon.holes().forEach(this::add);
        tree.build();
    }

    private void add(double[] ring) {
        for (int i = 2; i < ring.length; i += 2) {
            LineSegment edge = new LineSegment(ring[i - 2], ring[i - 1], ring[i], ring[i + 1]);
            tree.insert(new Envelope(edge.p0, edge.p1), edge);
        }
    }

    /// The edges whose extents touch `rectangle`.
    List<LineSegment> touching(Envelope rectangle) {
        List<LineSegment> edges = new ArrayList<>();
        tree.query(rectangle, edge -> edges.add((LineSegment) edge));
        return edges;
    }
}
