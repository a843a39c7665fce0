package org.tileindex.zone;

/// The size of a zone, laid out in the plane, in degrees.
///
/// @param west least longitude, below -180 where a ring was unwrapped
/// @param east greatest longitude, above 180 where a ring was unwrapped
/// @param area of its outer rings together, in square degrees
/// @param rise the way up and down along all its rings
/// @param vertices of all its rings, the closing ones included
public record ZoneExtent(double west, double south, double east, double north, double area, double rise, int vertices) {

    /// The extent of `zone`; of one without polygons, `west` is greater than `east`.
    public static ZoneExtent of(Zone zone) {
        double west = Double.MAX_VALUE;
        double south = Double.MAX_VALUE;
        double east = -Double.MAX_VALUE;
        double north = -Double.MAX_VALUE;
        double area = 0;
        double rise = 0;
        for (ZonePolygon polygon : zone.polygons()) {
            double[] ring = polygon.shell();
            for (int i = 0; i < ring.length; i += 2) {
                west = Math.min(west, ring[i]);
                east = Math.max(east, ring[i]);
                south = Math.min(south, ring[i + 1]);
                north = Math.max(north, ring[i + 1]);
            }
            area += Math.abs(signedArea(ring));
            rise += rise(ring);
            for (double[] hole : polygon.holes()) {
                rise += rise(hole);
            }
        }
        return new ZoneExtent(west, south, east, north, area, rise, zone.vertices());
    }

    private static double rise(double[] ring) {
        double rise = 0;
        for (int i = 3; i < ring.length; i += 2) {
            rise += Math.abs(ring[i] - ring[i - 2]);
        }
        return rise;
    }

    /// The shoelace formula.
    private static double signedArea(double[] ring) {
        double twice = 0;
        for (int i = 2; i < ring.length; i += 2) {
            twice += ring[i - 2] * ring[i + 1] - ring[i] * ring[i - 1];
        }
        return twice / 2;
    }
}
