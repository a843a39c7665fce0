package org.tileindex.zone.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private static final Pattern OPEN = Pattern.compile("\\(");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern CLOSE = Pattern.compile("\\)");

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
        String expected = "=, <>, <, <=, >, >= or IN is expected";
        Where.Operator operator =
                Where.Operator.of(next(OPERATOR, expected).group()).orElseThrow(() -> wrong(expected));
        List<FieldValue> values = new ArrayList<>();
        if (operator == Where.Operator.IN) {
            next(OPEN, "'(' is expected");
            values.add(value());
            while (find(COMMA).isPresent()) {
                values.add(value());
            }
            next(CLOSE, "',' or ')' is expected");
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
        Optional<Matcher> quoted = find(TEXT);
        if (quoted.isPresent()) {
            return new FieldValue.Text(quoted.get().group(1).replace("''", "'"));
        }
        Optional<Matcher> truth = find(TRUTH);
        return truth.isPresent()
                ? new FieldValue.Truth(truth.get().group(1) != null)
                : new FieldValue.Numeric(next(NUMBER, "a number, or text in single quotes, is expected")
                        .group());
    }

    /// Passes over what comes next, after white space, if it fits `pattern`.
    private Optional<Matcher> find(Pattern pattern) {
        skipSpace();
        Matcher matcher = matcher(pattern);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher);
    }

    private Matcher next(Pattern pattern, String expectation) {
        return find(pattern).orElseThrow(() -> wrong(expectation));
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
