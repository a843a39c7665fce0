package org.tileindex.grid;

/// A rectangle in degrees, edges included. It may reach beyond ±180.
public record Bounds(double west, double south, double east, double north) {
    public static final Bounds WORLD = new Bounds(-180, -90, 180, 90);

    /// @throws IllegalArgumentException if an edge is not finite or not in order
    public Bounds {
        if (!(west < east) || !(south < north)) {
            throw new IllegalArgumentException(
                    "bounds %s,%s,%s,%s: west must be less than east and south less than north"
                            .formatted(west, south, east, north));
        }
        if (Double.isInfinite(east - west) || Double.isInfinite(north - south)) {
            throw new IllegalArgumentException(
                    "bounds %s,%s,%s,%s: all must be finite".formatted(west, south, east, north));
        }
    }
}
