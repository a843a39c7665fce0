package org.tileindex.zone;

/// The smallest rectangle around rings, in degrees, edges included. Longitudes leave [-180, 180] where a ring was
/// unwrapped, and latitudes leave [-90, 90] where a ring goes round a pole, see [Antimeridian].
public record Extent(double west, double south, double east, double north) {
    /// The extent of nothing: `west` is greater than `east`, `south` greater than `north`.
    public static final Extent EMPTY =
            new Extent(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE);

    /// The extent of a ring `x0, y0, x1, y1, …`; [#EMPTY] for one without vertices.
    public static Extent of(double[] ring) {
        return of(ring, 0, ring.length / 2);
    }

    /// The extent of the vertices `[from, to)` of a ring.
    public static Extent of(double[] ring, int from, int to) {
        double west = EMPTY.west;
        double south = EMPTY.south;
        double east = EMPTY.east;
        double north = EMPTY.north;
        for (int i = 2 * from; i < 2 * to; i += 2) {
            west = Math.min(west, ring[i]);
            south = Math.min(south, ring[i + 1]);
            east = Math.max(east, ring[i]);
            north = Math.max(north, ring[i + 1]);
        }
        return new Extent(west, south, east, north);
    }

    /// The smallest extent around this one and `other`.
    public Extent union(Extent other) {
        return new Extent(
                Math.min(west, other.west),
                Math.min(south, other.south),
                Math.max(east, other.east),
                Math.max(north, other.north));
    }

    /// Whether `other` lies in this extent, its edges included.
    public boolean covers(Extent other) {
        return west <= other.west && south <= other.south && east >= other.east && north >= other.north;
    }

    /// Whether the two have a point in common, edges included.
    public boolean meets(Extent other) {
        return west <= other.east && other.west <= east && south <= other.north && other.south <= north;
    }
}
