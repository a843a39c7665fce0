package org.tileindex.zone.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;

/// A condition on one attribute of features: a comparison with a value, or a list of the values that it may have. A
/// null fulfils no condition. Text compares by its UTF-16 units, numbers compare as decimals.
///
/// @param field name of the attribute; case matters only where two names differ by nothing else
/// @param values one value, or several for [Operator#IN]
public record Where(String field, Operator operator, List<FieldValue> values) {
    /// The comparisons, as SQL writes them.
    public enum Operator {
        EQUAL("="),
        UNEQUAL("<>"),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">="),
        IN("IN");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /// The comparison that a symbol means; empty for another text. `!=` is `<>`, and `in` is `IN`.
        static Optional<Operator> of(String symbol) {
            String usual = symbol.equals("!=") ? UNEQUAL.symbol : symbol.toUpperCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(operator -> operator.symbol.equals(usual))
                    .findFirst();
        }

        private boolean accepts(int order) {
            return switch (this) {
                case EQUAL, IN -> order == 0;
                case UNEQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case GREATER -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }

    public Where {
        values = List.copyOf(values);
    }

    /// Whether a value fulfils the condition.
    ///
    /// @param file name of the zone file, for the error
    /// @throws TileIndexException E010 if the value is not of the kind that it is compared with
    boolean matches(String file, Optional<FieldValue> value) throws TileIndexException {
        if (value.isEmpty()) {
            return false;
        }
        boolean matches = false;
        for (FieldValue literal : values) {
            Optional<Integer> order = order(file, value.get(), literal);
            matches |= order.isPresent() && operator.accepts(order.get());
        }
        return matches;
    }

    private Optional<Integer> order(String file, FieldValue value, FieldValue literal) throws TileIndexException {
        if (value instanceof FieldValue.Text text && literal instanceof FieldValue.Text other) {
            return Optional.of(text.text().compareTo(other.text()));
        }
        if (value instanceof FieldValue.Numeric number && literal instanceof FieldValue.Numeric other) {
            return number.decimal().flatMap(decimal -> other.decimal().map(decimal::compareTo));
        }
        if (value instanceof FieldValue.Truth truth && literal instanceof FieldValue.Truth other) {
            return Optional.of(Boolean.compare(truth.value(), other.value()));
        }
        throw new TileIndexException(
                ErrorCode.E010_INPUT,
                "zone file %s: field %s is %s, but --where compares it with %s"
                        .formatted(file, Printable.id(field), value.kind(), Printable.id(written(literal))),
                value instanceof FieldValue.Text
                        ? "Put the value in single quotes."
                        : value instanceof FieldValue.Numeric
                                ? "Compare it with a number, without quotes."
                                : "Compare it with TRUE or FALSE, without quotes.");
    }

    /// The condition in one spelling, which [WhereParser] reads: `"FIELD" = 'value'`. Conditions that mean the same
    /// comparison have the same one.
    @Override
    public String toString() {
        String quoted = '"' + field.replace("\"", "\"\"") + '"';
        String literals = values.stream().map(Where::written).collect(Collectors.joining(", "));
        return operator == Operator.IN
                ? "%s IN (%s)".formatted(quoted, literals)
                : "%s %s %s".formatted(quoted, operator.symbol, literals);
    }

    private static String written(FieldValue literal) {
        return literal instanceof FieldValue.Text text
                ? "'" + text.text().replace("'", "''") + "'"
                : literal.id().toUpperCase(Locale.ROOT);
    }
}
