package org.tileindex.writer.zstd;

/// One of the three distributions of codes that every Zstandard decoder knows (RFC 8878, 3.1.1.3.2.2), as an encoder
/// needs it: from the state that follows, back to the state of a code.
///
/// A decoder in state `u` emits the code of `u`, reads `bits(u)` bits and adds them to `base(u)` to get its next state.
/// For each code, the ranges of next states of its own states cover all states once. So a code and the state that
/// follows have one state before them.
final class FseTable {
    /// Literal lengths.
    static final FseTable LITERAL_LENGTHS = new FseTable(
            6, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1,
            -1, -1);

    /// Match lengths.
    static final FseTable MATCH_LENGTHS = new FseTable(
            6, 1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1);

    /// Offsets.
    static final FseTable OFFSETS =
            new FseTable(5, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1);

    /// The probability of a code that has one state at the end of the table and reads all bits of the next.
    private static final int LESS_THAN_ONE = -1;

    private final int log;
    private final byte[] bits;
    private final short[] base;
    /// `before[code << log | next]` is the state of `code` that state `next` follows.
    private final byte[] before;

    /// @param log of the number of states, to the base 2
    /// @param probabilities of the codes, in states
    private FseTable(int log, int... probabilities) {
        int states = 1 << log;
        this.log = log;
        this.bits = new byte[states];
        this.base = new short[states];
        this.before = new byte[probabilities.length << log];
        int[] codes = spread(states, probabilities);
        int[] seen = probabilities.clone();
        for (int state = 0; state < states; state++) {
            int code = codes[state];
            int ordinal = probabilities[code] == LESS_THAN_ONE ? 1 : seen[code]++;
            int count = log - (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(ordinal));
            bits[state] = (byte) count;
            base[state] = (short) ((ordinal << count) - states);
            for (int i = 0; i < 1 << count; i++) {
                before[code << log | base[state] + i] = (byte) state;
            }
        }
    }

    /// The code of each state (RFC 8878, 4.1.1).
    private static int[] spread(int states, int[] probabilities) {
        int[] codes = new int[states];
        int end = states;
        for (int code = 0; code < probabilities.length; code++) {
            if (probabilities[code] == LESS_THAN_ONE) {
                codes[--end] = code;
            }
        }
        int step = (states >> 1) + (states >> 3) + 3;
        int at = 0;
        for (int code = 0; code < probabilities.length; code++) {
            for (int i = 0; i < probabilities[code]; i++) {
                codes[at] = code;
                do {
                    at = at + step & states - 1;
                } while (at >= end);
            }
        }
        return codes;
    }

    /// The number of bits of a state.
    int log() {
        return log;
    }

    /// A state of `code` for the last sequence, which no state follows.
    int last(int code) {
        return before[code << log];
    }

    /// The state of `code` that `next` follows.
    int before(int code, int next) {
        return before[code << log | next];
    }

    /// The number of bits that a decoder reads in `state`.
    int bits(int state) {
        return bits[state];
    }

    /// The smallest state that follows `state`.
    int base(int state) {
        return base[state];
    }
}
