package org.tileindex.zone.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tileindex.fault.Printable;

/// Parses a condition in SQL's spelling: `FIELD = 'value'`, `"my field" >= 12.5` or `FIELD IN ('a', 'b')`. Names are
/// bare or in double quotes, text is in single quotes, and a quote inside is written twice. Keywords have any case.
public final class WhereParser {
    private static final Pattern SPACE = Pattern.compile("\\s*");
    private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")+)\"|([\\p{L}_][\\p{L}\\p{N}_]*)");
    private static final Pattern OPERATOR = Pattern.compile("<>|!=|<=|>=|=|<|>|(?i:IN)(?![\\p{L}\\p{N}_])");
    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?(?![\\p{L}\\p{N}_.])");
    private static final Pattern TRUTH = Pattern.compile("(?i:(TRUE)|FALSE)(?![\\p{L}\\p{N}_])");
    private static final Map<String, Where.Operator> OPERATORS = Map.of(
            "=", Where.Operator.EQUAL,
            "<>", Where.Operator.UNEQUAL,
            "!=", Where.Operator.UNEQUAL,
            "<", Where.Operator.LESS,
            "<=", Where.Operator.AT_MOST,
            ">", Where.Operator.GREATER,
            ">=", Where.Operator.AT_LEAST,
            "IN", Where.Operator.IN);

    private final String text;
    private int at;

    private WhereParser(String text) {
        this.text = text;
    }

    /// The condition that `text` spells.
    ///
    /// @throws IllegalArgumentException if it is none; the message names the option and the place
    public static Where parse(String text) {
        return new WhereParser(text).condition();
    }

    private Where condition() {
        String field = name();
        Where.Operator operator = OPERATORS.get(
                next(OPERATOR, "=, <>, <, <=, >, >= or IN is expected").group().toUpperCase(Locale.ROOT));
        if (operator == null) {
            throw wrong("an operator is expected");
        }
        List<FieldValue> values = new ArrayList<>();
        if (operator == Where.Operator.IN) {
            next(Pattern.compile("\\("), "'(' is expected");
            values.add(value());
            while (finds(Pattern.compile(","))) {
                values.add(value());
            }
            next(Pattern.compile("\\)"), "',' or ')' is expected");
        } else {
            values.add(value());
        }
        skipSpace();
        if (at < text.length()) {
            throw wrong("the condition ends here; only one comparison is possible");
        }
        return new Where(field, operator, values);
    }

    private String name() {
        Matcher name = next(NAME, "the name of a field is expected, in double quotes unless it is a plain word");
        return name.group(2) != null ? name.group(2) : name.group(1).replace("\"\"", "\"");
    }

    private FieldValue value() {
        skipSpace();
        Matcher text = matcher(TEXT);
        if (text.lookingAt()) {
            at = text.end();
            return new FieldValue.Text(text.group(1).replace("''", "'"));
        }
        Matcher truth = matcher(TRUTH);
        if (truth.lookingAt()) {
            at = truth.end();
            return new FieldValue.Truth(truth.group(1) != null);
        }
        return new FieldValue.Numeric(
                next(NUMBER, "a number, or text in single quotes, is expected").group());
    }

    private boolean finds(Pattern pattern) {
        skipSpace();
        Matcher matcher = matcher(pattern);
        boolean found = matcher.lookingAt();
        at = found ? matcher.end() : at;
        return found;
    }

    private Matcher next(Pattern pattern, String expectation) {
        skipSpace();
        Matcher matcher = matcher(pattern);
        if (!matcher.lookingAt()) {
            throw wrong(expectation);
        }
        at = matcher.end();
        return matcher;
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    private void skipSpace() {
        Matcher space = matcher(SPACE);
        at = space.lookingAt() ? space.end() : at;
    }

    private IllegalArgumentException wrong(String expectation) {
        String rest = at < text.length() ? " before " + Printable.id(text.substring(at)) : " at the end";
        return new IllegalArgumentException("--where: character %d: %s%s".formatted(at + 1, expectation, rest));
    }
}
