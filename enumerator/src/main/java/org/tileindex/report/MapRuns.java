package org.tileindex.report;

import java.util.function.IntUnaryOperator;

/// The pixels of a [TileMap] as text, row by row: runs of pixels that show the same zone, each as the zone's number
/// plus one (0 for no zone) and the run's length. A run may continue in the next row.
///
/// A number is written in digits of five bits, the lowest first, each a letter of Base64 whose sixth bit says that more
/// follow, as the maps of JavaScript sources do (ECMA-426, "VLQ").
final class MapRuns {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int BITS = 5;
    private static final int MORE = 1 << BITS;

    private MapRuns() {}

    /// @param numbers from the index of a zone in the map to its number in the text; called in order of appearance.
    ///     Zones that share a number are one run.
    static void write(TileMap map, IntUnaryOperator numbers, StringBuilder text) {
        int pixels = map.width() * map.height();
        for (int pixel = 0; pixel < pixels; ) {
            int shown = shown(map, pixel, numbers);
            int end = map.endOfRun(pixel);
            while (end < pixels && shown(map, end, numbers) == shown) {
                end = map.endOfRun(end);
            }
            number(shown, text);
            number(end - pixel, text);
            pixel = end;
        }
    }

    private static int shown(TileMap map, int pixel, IntUnaryOperator numbers) {
        int zone = map.zoneAt(pixel);
        return zone == TileMap.NO_ZONE ? 0 : numbers.applyAsInt(zone) + 1;
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
