package org.tileindex.raster.tiff;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers as the texts of GDAL's tags have them. The longest start of a text that is a number counts, and 0 where it
/// has none, as C's `strtod` and `strtoll` read it.
final class NumberText {
    private static final Pattern WORD =
            Pattern.compile("\\s*([-+]?)(nan|inf|1\\.#qnan|1\\.#snan|1\\.#ind|1\\.#inf).*", Pattern.DOTALL);
    private static final Pattern HEXADECIMAL = Pattern.compile("\\s*([-+]?0x[0-9a-f]{1,200})");
    private static final Pattern DECIMAL =
            Pattern.compile("\\s*([-+]?(?:[0-9]{1,500}(?:[.,][0-9]{0,500})?|[.,][0-9]{1,500})(?:e[-+]?[0-9]{1,9})?)");
    private static final Pattern WHOLE = Pattern.compile("\\s*([-+]?[0-9]{1,500})");

    private NumberText() {}

    /// A floating point number. The decimal point may be a comma.
    static double floating(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher word = WORD.matcher(lower);
        if (word.matches()) {
            boolean infinite = word.group(2).endsWith("inf");
            double sign = word.group(1).equals("-") ? -1 : 1;
            return infinite ? sign * Double.POSITIVE_INFINITY : Double.NaN;
        }
        Matcher hexadecimal = HEXADECIMAL.matcher(lower);
        if (hexadecimal.lookingAt()) {
            return Double.parseDouble(hexadecimal.group(1) + "p0");
        }
        Matcher decimal = DECIMAL.matcher(lower);
        return decimal.lookingAt() ? Double.parseDouble(decimal.group(1).replace(',', '.')) : 0;
    }

    /// A whole number; the nearest of 64 bits where it is beyond them.
    static long signed(String text) {
        return whole(text)
                .max(BigInteger.valueOf(Long.MIN_VALUE))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
    }

    /// A whole number without a sign, of 64 bits; the largest where it is beyond them. A negative number is the one
    /// that has the same bits.
    static long unsigned(String text) {
        BigInteger whole = whole(text);
        return whole.abs().bitLength() > Long.SIZE ? -1 : whole.longValue();
    }

    private static BigInteger whole(String text) {
        Matcher whole = WHOLE.matcher(text);
        return whole.lookingAt() ? new BigInteger(whole.group(1)) : BigInteger.ZERO;
    }
}
