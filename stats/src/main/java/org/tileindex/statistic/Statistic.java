package org.tileindex.statistic;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A statistic that the option `--stat` may name (contract, section 8.6).
///
/// @param argument of a quantile: q as it was typed; otherwise empty
public record Statistic(Kind kind, String argument) {
    private static final Pattern DECIMAL = Pattern.compile("[01]|[01]?\\.[0-9]{1,30}");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /// What a statistic is made of.
    public enum Kind {
        COUNT,
        SUM,
        MEAN,
        MIN,
        MAX,
        STDEV,
        VARIANCE,
        CV,
        MEDIAN,
        QUANTILE,
        MAJORITY,
        MINORITY,
        VARIETY,
        WEIGHTED_MEAN,
        WEIGHTED_SUM,
        CELLS,
        FRAC;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A statistic of one kind.
    ///
    /// @throws IllegalArgumentException if the argument does not fit the kind
    public Statistic {
        if (kind != Kind.QUANTILE && !argument.isEmpty()) {
            throw new IllegalArgumentException(
                    "statistic %s takes nothing after it, but there is '%s'".formatted(kind.word(), argument));
        }
        if (kind == Kind.QUANTILE && !isShare(argument)) {
            throw new IllegalArgumentException(
                    "quantile takes a number from 0 to 1, as in quantile:0.25, not '%s'".formatted(argument));
        }
    }

    private static boolean isShare(String text) {
        return DECIMAL.matcher(text).matches() && new BigDecimal(text).compareTo(BigDecimal.ONE) <= 0;
    }

    /// A statistic without an argument.
    public static Statistic of(Kind kind) {
        return new Statistic(kind, "");
    }

    /// Reads a name, such as `mean` or `quantile:0.1`.
    ///
    /// @throws IllegalArgumentException if there is no such statistic; the message is a line with all names
    public static Statistic parse(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return new Statistic(kind, colon < 0 ? "" : text.substring(colon + 1));
            }
        }
        throw new IllegalArgumentException(
                "unknown statistic '%s'%s; possible are %s".formatted(text, guess(word), String.join(", ", names())));
    }

    private static String guess(String word) {
        List<String> words = Arrays.stream(Kind.values()).map(Kind::word).toList();
        return Spelling.nearest(word.toLowerCase(Locale.ROOT), words)
                .map(near -> " (did you mean '%s'?)".formatted(near))
                .orElse("");
    }

    private static List<String> names() {
        return Arrays.stream(Kind.values())
                .map(kind -> kind == Kind.QUANTILE ? "quantile:Q" : kind.word())
                .toList();
    }

    /// Its name as [#parse] reads it.
    public String text() {
        return kind == Kind.QUANTILE ? kind.word() + ":" + argument : kind.word();
    }

    /// The name of the column: that of the statistic, or `quantile_` and q as it was typed.
    public String column() {
        return kind == Kind.QUANTILE ? "quantile_" + argument : kind.word();
    }

    /// Whether the variance is part of it.
    boolean needsMoments() {
        return kind == Kind.VARIANCE || kind == Kind.STDEV || kind == Kind.CV;
    }

    /// Whether it is made of the weights of distinct values.
    boolean needsDistribution() {
        return switch (kind) {
            case MEDIAN, QUANTILE, MAJORITY, MINORITY, VARIETY, FRAC -> true;
            default -> false;
        };
    }

    boolean isQuantile() {
        return kind == Kind.MEDIAN || kind == Kind.QUANTILE;
    }

    /// The exact q of a quantile or of the median.
    BigDecimal q() {
        return kind == Kind.MEDIAN ? HALF : new BigDecimal(argument);
    }
}
