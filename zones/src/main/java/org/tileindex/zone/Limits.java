package org.tileindex.zone;

import java.util.Arrays;

/// Takes coordinates that miss a limit of the globe by a rounding error as exactly that limit (contract, section 2.1).
final class Limits {
    /// The largest error, in degrees: a tenth of a millimetre on the ground.
    static final double TOLERANCE = 1e-9;

    private static final double TURN = 360;
    private static final double POLE = 90;

    private Limits() {}

    /// The polygon with all its rings within the limits; itself if it is so already.
    static ZonePolygon of(ZonePolygon polygon) {
        return keeps(polygon.shell()) && polygon.holes().stream().allMatch(Limits::keeps)
                ? polygon
                : new ZonePolygon(
                        of(polygon.shell()),
                        polygon.holes().stream().map(Limits::of).toList());
    }

    /// The ring with latitudes within ±90 and at most 360° wide; itself if it is so already. Errors above
    /// [#TOLERANCE] have been refused.
    static double[] of(double[] ring) {
        if (keeps(ring)) {
            return ring;
        }
        double east = east(Extent.of(ring).west());
        double[] limited = Arrays.copyOf(ring, ring.length);
        for (int i = 0; i < ring.length; i += 2) {
            limited[i] = Math.min(ring[i], east);
            limited[i + 1] = Math.clamp(ring[i + 1], -POLE, POLE);
        }
        return limited;
    }

    private static boolean keeps(double[] ring) {
        Extent extent = Extent.of(ring);
        return extent.south() >= -POLE && extent.north() <= POLE && extent.east() <= east(extent.west());
    }

    /// The easternmost longitude that is not more than a turn away from `west`.
    private static double east(double west) {
        double east = west + TURN;
        return east - west > TURN ? Math.nextDown(east) : east;
    }
}
