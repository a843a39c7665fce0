package org.tileindex.scan;

import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.tileindex.membership.ExactEdge;

/// Decides in exact arithmetic whether a valid polygon and an open rectangle share area. A rectangle that no edge meets
/// lies wholly inside or wholly outside, and so does its middle.
final class ExactOverlap {
    private ExactOverlap() {}

    static boolean overlaps(Polygon polygon, Envelope cell) {
        if (meets(polygon.getExteriorRing(), cell)) {
            return true;
        }
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            if (meets(polygon.getInteriorRingN(i), cell)) {
                return true;
            }
        }
        return SimplePointInAreaLocator.locate(cell.centre(), polygon) == Location.INTERIOR;
    }

    private static boolean meets(LinearRing ring, Envelope cell) {
        CoordinateSequence at = ring.getCoordinateSequence();
        for (int i = 1; i < at.size(); i++) {
            if (ExactEdge.meets(at.getCoordinate(i - 1), at.getCoordinate(i), cell)) {
                return true;
            }
        }
        return false;
    }
}
