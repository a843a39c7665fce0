package org.tileindex.grid;

/// A rectangle in degrees, edges included.
public record Bounds(double west, double south, double east, double north) {
    public static final Bounds WORLD = new Bounds(-180, -90, 180, 90);

    /// @throws IllegalArgumentException if an edge is not finite, out of range or not in order
    public Bounds {
        if (!(west < east) || !(south < north)) {
            throw new IllegalArgumentException(
                    "bounds %s,%s,%s,%s: west must be less than east and south less than north"
                            .formatted(west, south, east, north));
        }
        if (west < -180 || east > 180 || south < -90 || north > 90) {
            throw new IllegalArgumentException(
                    "bounds %s,%s,%s,%s: they reach outside [-180,180] × [-90,90]".formatted(west, south, east, north));
        }
    }
}
