package org.tileindex.report;

import java.util.function.IntUnaryOperator;

/// The pixels of a [TileMap] as text: row by row, runs of pixels that show the same, each as its zone's number plus
/// one,
/// or 0 for no zone, and its length. A run may go on in the next row.
///
/// A number is written in digits of five bits, the lowest first, each a letter of Base64 whose sixth bit says that more
/// follow, as the maps of JavaScript sources do (ECMA-426, "VLQ").
final class MapRuns {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int BITS = 5;
    private static final int MORE = 1 << BITS;

    private MapRuns() {}

    /// @param numbers the number that a zone with some index in the map has in the text; asked in order of appearance
    static void write(TileMap map, IntUnaryOperator numbers, StringBuilder text) {
        int zone = TileMap.NO_ZONE;
        int length = 0;
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                int seen = map.zoneAt(x, y);
                if (seen != zone) {
                    run(zone, length, numbers, text);
                    zone = seen;
                    length = 0;
                }
                length++;
            }
        }
        run(zone, length, numbers, text);
    }

    private static void run(int zone, int length, IntUnaryOperator numbers, StringBuilder text) {
        if (length > 0) {
            number(zone == TileMap.NO_ZONE ? 0 : numbers.applyAsInt(zone) + 1, text);
            number(length, text);
        }
    }

    private static void number(int number, StringBuilder text) {
        int rest = number;
        while (rest >= MORE) {
            text.append(DIGITS.charAt(rest % MORE + MORE));
            rest >>>= BITS;
        }
        text.append(DIGITS.charAt(rest));
    }
}
