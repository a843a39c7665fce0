package org.tileindex.verify;

import java.util.Locale;

/// Quantities with their units, as messages give them.
final class Quantity {
    private Quantity() {}

    /// A count: `1 row`, `8,192 rows`.
    ///
    /// @param unit name of one thing that is counted; its plural ends with `s`
    static String of(long count, String unit) {
        return String.format(Locale.ROOT, "%,d %s%s", count, unit, count == 1 ? "" : "s");
    }

    /// A number of dictionary entries: `1 entry`, `8,192 entries`.
    static String ofEntries(long count) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "entry" : "entries");
    }

    /// A duration in seconds with one decimal: `1.5 s`.
    static String ofSeconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    /// An area in square metres, with all digits of the double.
    static String ofSquareMetres(double area) {
        return area + " m²";
    }
}
