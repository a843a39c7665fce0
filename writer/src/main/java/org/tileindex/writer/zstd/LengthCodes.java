package org.tileindex.writer.zstd;

/// The codes of literal lengths and of match lengths (RFC 8878, 3.1.1.3.2.1.1): a code stands for a range of lengths,
/// and extra bits choose among them.
final class LengthCodes {
    static final LengthCodes LITERALS =
            new LengthCodes(0, 16, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);

    /// Matches have at least three bytes.
    static final LengthCodes MATCHES =
            new LengthCodes(3, 32, 1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);

    private static final int SMALL = 128;

    private final int least;
    private final int single;
    private final int[] base;
    private final int[] bits;
    /// The codes of lengths up to [#SMALL] above the least.
    private final byte[] small = new byte[SMALL];

    /// @param least the length of code 0
    /// @param single the number of codes that stand for one length
    /// @param extra the extra bits of the codes after these
    private LengthCodes(int least, int single, int... extra) {
        this.least = least;
        this.single = single;
        this.bits = extra;
        this.base = new int[extra.length];
        int next = single;
        for (int i = 0; i < extra.length; i++) {
            base[i] = next;
            next += 1 << extra[i];
        }
        for (int i = 0; i < SMALL; i++) {
            small[i] = (byte) search(i);
        }
    }

    /// The code of `length`.
    int code(int length) {
        int above = length - least;
        return above < SMALL ? small[above] : search(above);
    }

    private int search(int above) {
        if (above < single) {
            return above;
        }
        int i = 0;
        while (i + 1 < base.length && base[i + 1] <= above) {
            i++;
        }
        return single + i;
    }

    /// The number of extra bits of `code`.
    int bits(int code) {
        return code < single ? 0 : bits[code - single];
    }

    /// The extra bits that tell `length` from the least length of `code`.
    int extra(int code, int length) {
        return code < single ? 0 : length - least - base[code - single];
    }
}
