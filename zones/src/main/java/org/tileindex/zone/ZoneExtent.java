package org.tileindex.zone;

/// The extent and size of a zone that is laid out in the plane, in degrees.
///
/// @param west least longitude, below -180 where a ring was unwrapped
/// @param east greatest longitude, above 180 where a ring was unwrapped
/// @param area sum of the areas of its outer rings, in square degrees
/// @param rise sum of the latitude differences along all its rings, each counted positive
/// @param vertices number of vertices of all its rings, the closing ones included
public record ZoneExtent(double west, double south, double east, double north, double area, double rise, int vertices) {

    /// The extent of `zone`; of one without polygons, `west` is greater than `east`.
    public static ZoneExtent of(Zone zone) {
        Extent extent = Extent.EMPTY;
        double area = 0;
        double rise = 0;
        for (ZonePolygon polygon : zone.polygons()) {
            double[] ring = polygon.shell();
            extent = extent.union(Extent.of(ring));
            area += Math.abs(signedArea(ring));
            rise += rise(ring);
            for (double[] hole : polygon.holes()) {
                rise += rise(hole);
            }
        }
        return new ZoneExtent(
                extent.west(), extent.south(), extent.east(), extent.north(), area, rise, zone.vertices());
    }

    /// The smallest rectangle around the zone.
    public Extent rectangle() {
        return new Extent(west, south, east, north);
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
