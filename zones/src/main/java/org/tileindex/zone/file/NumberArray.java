package org.tileindex.zone.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A JSON array of numbers, or of such arrays: coordinates of any depth.
final class NumberArray {
    private static final double[] NO_NUMBERS = {};

    /// The value of an absent member.
    static final NumberArray EMPTY = new NumberArray(NO_NUMBERS, List.of());

    private final double[] numbers;
    private final List<NumberArray> items;

    private NumberArray(double[] numbers, List<NumberArray> items) {
        this.numbers = numbers;
        this.items = items;
    }

    /// Reads the array that starts at the current token.
    ///
    /// @throws IOException if there is no array, or if its items are neither all numbers nor all arrays
    static NumberArray read(JsonParser parser) throws IOException {
        ZoneJson.requireArray(parser, "a list of coordinates or arcs");
        double[] numbers = NO_NUMBERS;
        int count = 0;
        List<NumberArray> items = List.of();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY && count == 0) {
                items = items.isEmpty() ? new ArrayList<>() : items;
                items.add(read(parser));
            } else if (token.isNumeric() && items.isEmpty()) {
                numbers = count == numbers.length ? Arrays.copyOf(numbers, Math.max(2, 2 * count)) : numbers;
                numbers[count++] = parser.getDoubleValue();
            } else {
                throw new IOException("line %d: coordinates or arcs contain %s"
                        .formatted(parser.currentTokenLocation().getLineNr(), ZoneJson.kind(token)));
            }
        }
        return new NumberArray(count == numbers.length ? numbers : Arrays.copyOf(numbers, count), items);
    }

    /// The numbers of the array.
    ///
    /// @throws IOException if its items are arrays
    double[] numbers() throws IOException {
        if (!items.isEmpty()) {
            throw new IOException("a list of coordinates or arcs is nested too deeply");
        }
        return numbers;
    }

    /// The arrays of the array.
    ///
    /// @throws IOException if its items are numbers
    List<NumberArray> items() throws IOException {
        if (numbers.length > 0) {
            throw new IOException("a list of coordinates or arcs is not nested deeply enough");
        }
        return items;
    }

    /// An array of positions as `x0, y0, x1, y1, …`; further coordinates are left out.
    ///
    /// @throws IOException if it is not an array of positions
    double[] positions() throws IOException {
        double[] xy = new double[2 * items().size()];
        for (int i = 0; i < items.size(); i++) {
            double[] position = items.get(i).numbers;
            if (position.length < 2) {
                throw new IOException("a position has fewer than two coordinates");
            }
            xy[2 * i] = position[0];
            xy[2 * i + 1] = position[1];
        }
        return xy;
    }
}
