package org.tileindex.grid;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parses a grid from its cell size and bounds (contract, section 1.1). A user writes the cell size as `30s`, `5m`,
/// `0.25d`, `0.25` or `1/120` (in degrees without a unit).
public final class GridSpec {
    private static final Pattern SIZE = Pattern.compile("(\\d*\\.?\\d+)(?:/(\\d+))?([smd]?)");
    /// Greatest distance, in cells, of the bounds from a whole number of cells. It forgives the rounding of decimal
    /// bounds, but not a part of a cell.
    private static final double TOLERANCE = 1e-6;

    private GridSpec() {}

    /// The grid of square cells of size `size` that fills `bounds`.
    ///
    /// @throws IllegalArgumentException with a message for the user
    public static Grid parse(String size, Bounds bounds) {
        double degrees = degrees(size);
        int ncols = cells(size, bounds.east() - bounds.west(), degrees, "width");
        int nrows = cells(size, bounds.north() - bounds.south(), degrees, "height");
        return new Grid(nrows, ncols, bounds.west(), bounds.north(), degrees, degrees);
    }

    private static double degrees(String size) {
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "cell size '%s' is not understood; write 30s, 5m, 0.25 or 1/120".formatted(size));
        }
        double number = Double.parseDouble(matcher.group(1));
        double divisor = matcher.group(2) == null ? 1 : Double.parseDouble(matcher.group(2));
        double unit = switch (matcher.group(3)) {
            case "s" -> 3600;
            case "m" -> 60;
            default -> 1;
        };
        double degrees = number / (divisor * unit);
        if (!(degrees > 0) || Double.isInfinite(degrees)) {
            throw new IllegalArgumentException("cell size '%s' must be positive; try 30s".formatted(size));
        }
        return degrees;
    }

    private static int cells(String size, double extent, double degrees, String side) {
        double cells = extent / degrees;
        double whole = Math.rint(cells);
        if (whole > Grid.MAX_SIDE) {
            throw new IllegalArgumentException("cell size '%s' gives a %s of %.0f cells; at most %d are allowed"
                    .formatted(size, side, whole, Grid.MAX_SIDE));
        }
        if (whole < 1 || Math.abs(cells - whole) > TOLERANCE) {
            throw new IllegalArgumentException("cell size '%s' does not divide the %s of %s° into whole cells (%s)"
                    .formatted(size, side, extent, cells));
        }
        return (int) whole;
    }
}
