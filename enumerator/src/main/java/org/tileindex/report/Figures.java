package org.tileindex.report;

import java.util.Locale;

/// Values as a person reads them. The unit follows from the name that the report gives a value.
///
/// This does not use `String.format`, for a page has some thousand numbers and a run has little time.
final class Figures {
    private static final String[] LARGE = {"", " k", " M", " G", " T"};
    private static final int GROUP = 3;

    private Figures() {}

    /// `value` with the unit that `name` tells, such as `wall_seconds` or `bytes`.
    static String of(String name, Object value) {
        if (!(value instanceof Number number)) {
            return String.valueOf(value);
        }
        double amount = number.doubleValue();
        String field = name.toLowerCase(Locale.ROOT);
        if (field.endsWith("_bps")) {
            return large(amount) + (amount < 1000 ? " B/s" : "B/s");
        }
        if (field.endsWith("_per_second") || field.endsWith("per_second_peak")) {
            return large(amount) + "/s";
        }
        if (field.contains("seconds")) {
            return seconds(amount);
        }
        if (field.contains("bytes")) {
            return large(amount) + (amount < 1000 ? " B" : "B");
        }
        if (field.endsWith("_pct")) {
            return fixed(amount, 1) + " %";
        }
        if (field.endsWith("ratio")) {
            return fixed(100 * amount, 1) + " %";
        }
        return isWhole(number) ? grouped(number.longValue()) : fixed(amount, 3);
    }

    private static boolean isWhole(Number number) {
        return number instanceof Long || number instanceof Integer;
    }

    /// `1234567` is `1,234,567`.
    static String grouped(long number) {
        String digits = Long.toString(number);
        int first = number < 0 ? 1 : 0;
        StringBuilder text = new StringBuilder(digits);
        for (int i = digits.length() - GROUP; i > first; i -= GROUP) {
            text.insert(i, ',');
        }
        return text.toString();
    }

    /// With `decimals` digits after the point, from 0 to 6.
    static String fixed(double number, int decimals) {
        if (Double.isNaN(number) || Math.abs(number) > 1e12) {
            return Double.toString(number);
        }
        long scale = Math.round(Math.pow(10, decimals));
        long scaled = Math.round(Math.abs(number) * scale);
        String whole = grouped(scaled / scale);
        String sign = number < 0 && scaled > 0 ? "-" : "";
        if (decimals == 0) {
            return sign + whole;
        }
        return sign + whole + "." + Long.toString(scale + scaled % scale).substring(1);
    }

    private static String seconds(double seconds) {
        if (seconds > 0 && seconds < 0.1) {
            return fixed(1000 * seconds, 1) + " ms";
        }
        return fixed(seconds, seconds < 1 ? 3 : seconds < 100 ? 2 : 0) + " s";
    }

    /// Three digits or so, and a factor: `123 M`. There is a space before the factor, and none after it.
    private static String large(double amount) {
        int factor = 0;
        double rest = amount;
        while (rest >= 999.5 && factor < LARGE.length - 1) {
            rest /= 1000;
            factor++;
        }
        int decimals = factor == 0 || rest >= 99.95 ? 0 : rest >= 9.995 ? 1 : 2;
        return fixed(rest, decimals) + LARGE[factor];
    }
}
