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
    private static final int MEBIBYTE = 20;
    private static final long LEAST = 16;

    /// The same for a cache, which may hold next to nothing.
    static final class OfCache implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return bytes(text, 1);
        }
    }

    /// Half of the largest heap, but no less than the option accepts.
    static long halfOfTheHeap() {
        return Math.max(LEAST << MEBIBYTE, Runtime.getRuntime().maxMemory() / 2);
    }

    @Override
    public Long convert(String text) {
        return bytes(text, LEAST);
    }

    /// @param least in mebibytes
    private static long bytes(String text, long least) {
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
        if (number << shift < least << MEBIBYTE) {
            throw new TypeConversionException("'%s' is too small; at least %dm is needed".formatted(text, least));
        }
        return number << shift;
    }
}
