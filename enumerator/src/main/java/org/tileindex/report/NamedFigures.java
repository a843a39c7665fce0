package org.tileindex.report;

import java.util.Locale;

/// Values of `run_report.json` as a person reads them. The unit follows from the name that the report gives a value.
final class NamedFigures {
    private NamedFigures() {}

    /// `value` with the unit that `name` tells, such as `wall_seconds` or `bytes`.
    static String of(String name, Object value) {
        if (!(value instanceof Number number)) {
            return String.valueOf(value);
        }
        double amount = number.doubleValue();
        String field = name.toLowerCase(Locale.ROOT);
        if (field.endsWith("_bps")) {
            return Figures.byteRate(amount);
        }
        if (field.endsWith("_per_second") || field.endsWith("per_second_peak")) {
            return Figures.rate(amount, "tiles");
        }
        if (field.contains("seconds")) {
            return Figures.duration(amount);
        }
        if (field.contains("bytes")) {
            return Figures.bytes(number.longValue());
        }
        if (field.endsWith("_pct")) {
            return Figures.percent(amount / 100);
        }
        if (field.endsWith("ratio")) {
            return Figures.percent(amount);
        }
        return isWhole(number) ? Figures.grouped(number.longValue()) : Figures.fixed(amount, 3);
    }

    private static boolean isWhole(Number number) {
        return number instanceof Long || number instanceof Integer;
    }
}
