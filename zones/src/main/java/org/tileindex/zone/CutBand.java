package org.tileindex.zone;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/// An outer ring exactly 360° wide that is cut along a meridian, and whose holes lie across the cut or go round a pole.
/// Copies a turn apart have the cut in common, so their union is the band without it.
final class CutBand {
    private static final double TURN = 360;

    private final double[] ring;
    private final List<PolarRing> holes;

    /// @param holes those that go round a pole
    CutBand(double[] ring, List<PolarRing> holes) {
        this.ring = ring;
        this.holes = holes;
    }

    /// The outer ring of so many copies in one as reach beyond `reach` on both sides.
    ///
    /// @param beyond distance behind a pole, in degrees, at which the band ends if it ends at the pole and a hole goes
    ///     round it
    double[] joined(Interval reach, double beyond) {
        double[] band = ring.clone();
        holes.forEach(hole -> extend(band, hole.pole(), beyond));
        Interval sides = Interval.longitudes(band);
        Polygon one = JtsPolygons.toJts(new ZonePolygon(band, List.of()));
        if (!one.isValid()) {
            return band;
        }
        Geometry joined = one;
        int first = (int) Math.floor((reach.from() - sides.from()) / TURN) - 1;
        int last = (int) Math.ceil((reach.to() - sides.to()) / TURN) + 1;
        for (int turn = first; turn <= last; turn++) {
            Geometry copy =
                    AffineTransformation.translationInstance(TURN * turn, 0).transform(one);
            joined = OverlayNGRobust.overlay(joined, copy, OverlayNG.UNION);
        }
        return joined instanceof Polygon polygon && polygon.getNumInteriorRing() == 0
                ? JtsPolygons.fromJts(polygon).shell()
                : band;
    }

    /// Moves the band's end at `pole` behind the pole, where only meridians lead to it.
    private static void extend(double[] band, double pole, double beyond) {
        int size = band.length - 2;
        double[] from = band.clone();
        for (int i = 0; i < size; i += 2) {
            if (from[i + 1] == pole
                    && isUpright(from, i, (i + 2) % size)
                    && isUpright(from, i, (i + size - 2) % size)) {
                band[i + 1] = pole + Math.copySign(beyond, pole);
            }
        }
        band[size + 1] = band[1];
    }

    /// Whether the edge between two vertices, of which the first is on a pole, runs along it or along a meridian.
    private static boolean isUpright(double[] ring, int onPole, int other) {
        return ring[other + 1] == ring[onPole + 1] || ring[other] == ring[onPole];
    }
}
