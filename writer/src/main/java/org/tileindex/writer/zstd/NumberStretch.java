package org.tileindex.writer.zstd;

/// Consecutive numbers of four bytes each, least significant first, as sequences that are all alike: one literal, then
/// three bytes that are there already.
///
/// Of 65,536 numbers that have their two upper bytes in common, each differs from the one 65,536 before in its third
/// byte alone, and that is the same literal for all of them: they take about 50 bytes. Where that number is not there,
/// the one 256 before serves, for the 256 numbers that have the second byte in common too. Where neither is there, each
/// number repeats the three upper bytes of the one before.
public final class NumberStretch {
    private static final int WIDTH = Integer.BYTES;
    private static final int GROUP = 1 << 8;
    private static final int LARGE_GROUP = 1 << 16;
    private static final int LARGEST_GROUP = 1 << 24;

    /// Fewer sequences are not worth a block of their own.
    private static final int LEAST = 16;

    private NumberStretch() {}

    /// Appends the numbers from `from` to before `to` to `frame`, which has those from `known` on right before them.
    /// `source` holds all from 0 on.
    public static void put(byte[] source, int known, int from, int to, ZstdFrame frame) {
        int at = from * WIDTH;
        int number = from;
        while (number < to) {
            int back = distance(known, number);
            int group = back == LARGE_GROUP ? LARGE_GROUP : GROUP;
            int end = Math.min(to, (number | (group - 1)) + 1);
            int literal = literal(back);
            int first = Math.max(Math.ceilDiv(at - literal, WIDTH), number);
            // The number at the start of a group does not have the upper bytes of the one before.
            first = back == 1 && (first == known || first % GROUP == 0) ? first + 1 : first;
            int last = literal > 0 && end == to ? end - 1 : end;
            if (last - first >= LEAST) {
                int start = first * WIDTH + literal;
                frame.literal(source, at, start - at);
                frame.alike(source, start, back * WIDTH, WIDTH - 1, last - first, literal > 0);
                at = last * WIDTH + literal;
            }
            number = end;
        }
        frame.literal(source, at, to * WIDTH - at);
    }

    /// How many numbers before the numbers of a group are those that they repeat.
    private static int distance(int known, int number) {
        if (number % LARGEST_GROUP >= LARGE_GROUP && number - LARGE_GROUP >= known) {
            return LARGE_GROUP;
        }
        return number % LARGE_GROUP >= GROUP && number - GROUP >= known ? GROUP : 1;
    }

    /// The byte of each number that is not repeated.
    private static int literal(int distance) {
        return switch (distance) {
            case GROUP -> 1;
            case LARGE_GROUP -> 2;
            default -> 0;
        };
    }
}
