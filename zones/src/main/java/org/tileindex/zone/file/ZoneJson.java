package org.tileindex.zone.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;

/// Common ground of GeoJSON and TopoJSON: JSON of bounded depth, and a `crs` member.
final class ZoneJson {
    private static final int DEEPEST = 100;
    private static final byte RECORD_SEPARATOR = 0x1e;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            // Python writes NaN and Infinity into attributes.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private ZoneJson() {}

    /// A parser of all values in `content`: a single value, one value per line, or values after record separators (RFC
    /// 8142).
    static JsonParser open(byte[] content) throws IOException {
        boolean sequence = false;
        for (byte b : content) {
            sequence |= b == RECORD_SEPARATOR;
        }
        if (!sequence) {
            return FACTORY.createParser(content);
        }
        // JSON text never contains a record separator, so a value ends there. A line feed ends it as well, and within
        // a string it is the same syntax error.
        byte[] lines = content.clone();
        for (int i = 0; i < lines.length; i++) {
            lines[i] = lines[i] == RECORD_SEPARATOR ? (byte) '\n' : lines[i];
        }
        return FACTORY.createParser(lines);
    }

    /// The damage of a text that is not JSON, in words.
    static String damage(JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            return "it is cut short";
        }
        String fault = e instanceof StreamConstraintsException
                ? "its JSON is nested too deeply, or has too long a number or name"
                : "its JSON is malformed";
        return Optional.ofNullable(e.getLocation())
                .map(at -> "%s at line %d, column %d".formatted(fault, at.getLineNr(), at.getColumnNr()))
                .orElse(fault);
    }

    /// The kind of a value, for people.
    static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list beside numbers";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number beside lists";
            default -> "a null or a truth value";
        };
    }

    /// Moves to the value of the next member of an object.
    ///
    /// @return false at the end of the object
    static boolean nextMember(JsonParser parser) throws IOException {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            return false;
        }
        parser.nextToken();
        return true;
    }

    /// @throws IOException if the current token does not start an object
    static void requireObject(JsonParser parser, String what) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("line %d: %s is not an object"
                    .formatted(parser.currentTokenLocation().getLineNr(), what));
        }
    }

    /// @throws IOException if the current token does not start an array
    static void requireArray(JsonParser parser, String what) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new IOException("line %d: %s is not an array"
                    .formatted(parser.currentTokenLocation().getLineNr(), what));
        }
    }

    /// The text of a string; empty for any other value, which is skipped.
    static String text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return "";
    }

    /// A string, a number or a truth value; empty for other values.
    static Optional<FieldValue> value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isNumeric()) {
            return Optional.of(new FieldValue.Numeric(parser.getText()));
        }
        if (token == JsonToken.VALUE_STRING) {
            return Optional.of(new FieldValue.Text(parser.getText()));
        }
        if (token.isBoolean()) {
            return Optional.of(new FieldValue.Truth(token == JsonToken.VALUE_TRUE));
        }
        parser.skipChildren();
        return Optional.empty();
    }

    /// Reads a `crs` member of *The GeoJSON Format Specification* (2008). RFC 7946 removed it, but GDAL writes it.
    ///
    /// @throws TileIndexException E007 if it does not name WGS84
    static void checkCrs(ZoneSource source, JsonParser parser) throws IOException, TileIndexException {
        String name = "";
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (nextMember(parser)) {
                if (parser.currentName().equals("properties") && parser.currentToken() == JsonToken.START_OBJECT) {
                    name = nameIn(parser);
                } else {
                    parser.skipChildren();
                }
            }
        } else {
            name = text(parser);
        }
        if (!CrsText.isWgs84(name)) {
            throw Wgs84.refused(source.name(), name.isEmpty() ? "the CRS is not named" : "the CRS is " + name);
        }
    }

    private static String nameIn(JsonParser parser) throws IOException {
        String name = "";
        while (nextMember(parser)) {
            if (parser.currentName().equals("name")) {
                name = text(parser);
            } else if (parser.currentName().equals("code")) {
                name = "EPSG:" + value(parser).map(FieldValue::id).orElse("");
            } else {
                parser.skipChildren();
            }
        }
        return name;
    }
}
