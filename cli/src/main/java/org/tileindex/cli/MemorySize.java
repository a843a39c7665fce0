package org.tileindex.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a size such as `512m` or `2g` (powers of 1024, as the JVM's `-Xmx` has them) as a number of bytes.
final class MemorySize implements ITypeConverter<Long> {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([kmgt]?)");
    private static final String UNITS = "kmgt";
    private static final long LEAST = 16L << 20;

    /// Half of the largest heap, but no less than the option accepts.
    static long halfOfTheHeap() {
        return Math.max(LEAST, Runtime.getRuntime().maxMemory() / 2);
    }

    @Override
    public Long convert(String text) {
        Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new TypeConversionException("'%s' is not a size; give one such as 512m or 2g".formatted(text));
        }
        String unit = matcher.group(2);
        long number = Long.parseLong(matcher.group(1));
        int shift = unit.isEmpty() ? 0 : 10 * (UNITS.indexOf(unit) + 1);
        if (number > Long.MAX_VALUE >> shift) {
            throw new TypeConversionException("'%s' is too large".formatted(text));
        }
        if (number << shift < LEAST) {
            throw new TypeConversionException("'%s' is too small; at least 16m is needed".formatted(text));
        }
        return number << shift;
    }
}
