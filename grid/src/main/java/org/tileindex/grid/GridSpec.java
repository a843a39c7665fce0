package org.tileindex.grid;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parses a grid from its bounds and either its cell size or its number of cells (contract, section 1.1). A user writes
/// a cell size as `30s`, `5m`, `0.25d`, `0.25`, `1/120` or `8.333e-3` (in degrees without a unit), one for both sides
/// or width × height, `0.625x0.5`.
public final class GridSpec {
    private static final Pattern LENGTH =
            Pattern.compile("((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)(?:/(\\d+))?([smd]?)");
    private static final Pattern SIDES = Pattern.compile("(\\d{1,9})[xX×](\\d{1,9})");
    private static final Pattern TIMES = Pattern.compile("[xX×]");

    private GridSpec() {}

    /// The grid of cells of size `size` that fills `bounds`, to within a thousandth of a cell.
    ///
    /// @throws IllegalArgumentException with a message for the user
    public static Grid parse(String size, Bounds bounds) {
        String[] sides = TIMES.split(size, -1);
        if (sides.length > 2) {
            throw notUnderstood(size);
        }
        double width = degrees(sides[0], size);
        double height = sides.length == 1 ? width : degrees(sides[1], size);
        Grid.requirePlace(bounds, width, height);
        int ncols = cells(size, bounds.east() - bounds.west(), width, "width");
        int nrows = cells(size, bounds.north() - bounds.south(), height, "height");
        return new Grid(nrows, ncols, bounds.west(), bounds.north(), width, height);
    }

    /// The grid of so many columns and rows, written `43200x18720`, that fills `bounds`: a side of a cell is a side of
    /// the bounds divided by its number of cells.
    ///
    /// @throws IllegalArgumentException with a message for the user
    public static Grid ofSize(String size, Bounds bounds) {
        Matcher matcher = SIDES.matcher(size);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "size '%s' is not understood; write columns x rows, such as 43200x18720".formatted(size));
        }
        int ncols = Integer.parseInt(matcher.group(1));
        int nrows = Integer.parseInt(matcher.group(2));
        double width = (bounds.east() - bounds.west()) / ncols;
        double height = (bounds.north() - bounds.south()) / nrows;
        return new Grid(nrows, ncols, bounds.west(), bounds.north(), width, height);
    }

    private static double degrees(String side, String size) {
        Matcher matcher = LENGTH.matcher(side);
        if (!matcher.matches()) {
            throw notUnderstood(size);
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

    private static IllegalArgumentException notUnderstood(String size) {
        return new IllegalArgumentException(
                "cell size '%s' is not understood; write 30s, 5m, 0.25, 1/120, 8.333e-3 or 0.625x0.5".formatted(size));
    }

    private static int cells(String size, double extent, double degrees, String side) {
        double cells = extent / degrees;
        double whole = Math.rint(cells);
        if (whole > Grid.MAX_SIDE) {
            throw new IllegalArgumentException("cell size '%s' gives a %s of %.0f cells; at most %d are allowed"
                    .formatted(size, side, whole, Grid.MAX_SIDE));
        }
        if (whole < 1 || Math.abs(cells - whole) >= Grid.OVERSHOOT) {
            throw new IllegalArgumentException("cell size '%s' does not divide the %s of %s° into whole cells (%s)"
                    .formatted(size, side, extent, cells));
        }
        return (int) whole;
    }
}
