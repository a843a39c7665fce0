package org.tileindex.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as a person reads them, in English and whatever the locale: `1,234 tiles`, `207 MB`, `2.50 s`,
/// `123 M tiles/s`. The terminal and the report page use the same ones.
///
/// Prefixes are powers of 1000. Nothing here uses `String.format`, because a page has some thousand numbers and a run
/// has little time.
public final class Figures {
    private static final String[] PREFIXES = {"", " k", " M", " G", " T"};
    private static final int GROUP = 3;

    /// The least number that rounds to 1000 in three digits.
    private static final double NEXT_PREFIX = 999.5;

    /// From here on a `double` has no digits left after the point worth showing.
    private static final double HUGE = 1e12;

    /// Beyond these, the shortest text of a number has an exponent.
    private static final double LONGEST = 1e21;
    private static final double SMALLEST = 1e-6;

    private static final double LONG_SECONDS = 99.5;
    private static final int PLAIN_DECIMALS = 9;
    private static final double LEAST_DEGREES = 0.05;
    private static final double LEAST_SECONDS = 0.01;
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;

    private Figures() {}

    /// A number and its noun: `1 shard`, `1,234 shards`.
    ///
    /// @param one the noun in the singular
    /// @param many the noun in the plural, which 0 takes too
    public static String count(long number, String one, String many) {
        return grouped(number) + " " + (number == 1 ? one : many);
    }

    /// `1234567` is `1,234,567`.
    public static String grouped(long number) {
        String digits = Long.toString(number);
        int first = number < 0 ? 1 : 0;
        StringBuilder text = new StringBuilder(digits);
        for (int i = digits.length() - GROUP; i > first; i -= GROUP) {
            text.insert(i, ',');
        }
        return text.toString();
    }

    /// As [#grouped], but nothing for 0: a cell of a table whose row has no such number.
    public static String groupedUnlessZero(long number) {
        return number == 0 ? "" : grouped(number);
    }

    /// A number with `decimals` digits after the point, from 0 to 6, and groups before it.
    public static String fixed(double number, int decimals) {
        if (Double.isNaN(number) || Math.abs(number) > HUGE) {
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

    /// A number in millions, without the `M`; it keeps its length while a progress line counts up.
    public static String millions(long number, int decimals) {
        return fixed(number / 1e6, decimals);
    }

    /// As above, for a number with a fraction, such as a rate.
    public static String millions(double number, int decimals) {
        return fixed(number / 1e6, decimals);
    }

    /// A share from 0 to 1 as `99.6 %`.
    public static String percent(double share) {
        return fixed(100 * share, 1) + " %";
    }

    /// An amount of bytes in three digits: `999 B`, `4.20 kB`, `207 MB`.
    public static String bytes(long bytes) {
        return bytes((double) bytes);
    }

    /// A rate of bytes in three digits: `4.20 kB/s`.
    public static String byteRate(double bytesPerSecond) {
        return bytes(bytesPerSecond) + "/s";
    }

    private static String bytes(double bytes) {
        return prefixed(bytes) + (bytes < NEXT_PREFIX ? " B" : "B");
    }

    /// A time: `0.4 ms`, `0.350 s`, `2.50 s`, `1,235 s`.
    public static String seconds(double seconds) {
        if (seconds > 0 && seconds < 0.1) {
            return fixed(1000 * seconds, 1) + " ms";
        }
        return fixed(seconds, seconds < 1 ? 3 : seconds < 100 ? 2 : 0) + " s";
    }

    /// A time that may be long, in its two largest units: `2.50 s`, `25 min 45 s`, `3 h 20 min`, `140 d 3 h`. Below 100
    /// seconds it is the same as [#seconds].
    public static String duration(double seconds) {
        if (seconds < LONG_SECONDS) {
            return seconds(seconds);
        }
        long whole = Math.round(seconds);
        if (whole < HOUR) {
            return twoUnits(whole, MINUTE, "min", "s");
        }
        long minutes = Math.round(seconds / MINUTE);
        if (minutes < DAY / MINUTE) {
            return twoUnits(minutes, HOUR / MINUTE, "h", "min");
        }
        return twoUnits(Math.round(seconds / HOUR), DAY / HOUR, "d", "h");
    }

    private static String twoUnits(long amount, long large, String largeUnit, String smallUnit) {
        long rest = amount % large;
        return grouped(amount / large) + " " + largeUnit + (rest == 0 ? "" : " " + rest + " " + smallUnit);
    }

    /// The side of a cell, in the unit that makes it short: `30″`, `5′`, `0.25°`, `0.00833333°`.
    public static String cellSide(double degrees) {
        double seconds = degrees * HOUR;
        double minutes = degrees * MINUTE;
        if (isShort(degrees, LEAST_DEGREES)) {
            return plain(degrees) + "°";
        }
        return isShort(minutes, 1)
                ? plain(minutes) + "′"
                : isShort(seconds, LEAST_SECONDS) ? plain(seconds) + "″" : plain(degrees) + "°";
    }

    private static boolean isShort(double number, double least) {
        return number >= least && Math.abs(number * 100 - Math.rint(number * 100)) < 1e-7;
    }

    /// A number with up to nine decimals, without the zeros at its end: `-179.5`.
    public static String plain(double number) {
        String text = BigDecimal.valueOf(number)
                .setScale(PLAIN_DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
        return text.equals("-0") ? "0" : text;
    }

    /// The shortest decimal text that gives the same double, without groups and, unless it would be very long, without
    /// an exponent: `0.1`, `65129728`, `1.5E-9`.
    public static String shortest(double number) {
        double size = Math.abs(number);
        if (number == 0 || Double.isNaN(number) || size >= LONGEST || size < SMALLEST) {
            return number == 0 ? "0" : Double.toString(number);
        }
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    /// A rate in three digits and its noun: `123 M tiles/s`.
    ///
    /// @param perSecond how many in a second
    /// @param many the noun in the plural
    public static String rate(double perSecond, String many) {
        return prefixed(perSecond) + " " + many + "/s";
    }

    /// Three digits or so, and a prefix: `123 M`. There is a space before the prefix, and none after it.
    private static String prefixed(double amount) {
        int prefix = 0;
        double rest = amount;
        while (rest >= NEXT_PREFIX && prefix < PREFIXES.length - 1) {
            rest /= 1000;
            prefix++;
        }
        int decimals = prefix == 0 || rest >= 99.95 ? 0 : rest >= 9.995 ? 1 : 2;
        return fixed(rest, decimals) + PREFIXES[prefix];
    }
}
