package org.tileindex.writer.zstd;

import java.util.Arrays;
import org.tileindex.writer.form.ByteSink;

/// The codes of one kind in the sequences of a block: literal lengths, offsets or match lengths. Codes that are all
/// alike are stated once (RFC 8878, 3.1.1.3.2.1, `RLE_Mode`); others are coded by the table that decoders know.
final class CodeColumn {
    private static final int PREDEFINED_MODE = 0;
    static final int RLE_MODE = 1;

    private final FseTable table;
    private byte[] codes = new byte[64];
    private int count;
    private boolean alike;
    private int state;

    CodeColumn(FseTable table) {
        this.table = table;
    }

    void clear() {
        count = 0;
    }

    void add(int code) {
        if (count == codes.length) {
            codes = Arrays.copyOf(codes, 2 * count);
        }
        codes[count++] = (byte) code;
    }

    /// The code of sequence `i`.
    int at(int i) {
        return codes[i];
    }

    /// Begins to put the codes, the last one first.
    void start() {
        alike = count > 1 && Arrays.mismatch(codes, 0, count - 1, codes, 1, count) < 0;
        state = table.last(codes[count - 1]);
    }

    int mode() {
        return alike ? RLE_MODE : PREDEFINED_MODE;
    }

    /// Appends the description of the codes, which goes before all of them.
    void putDescription(ByteSink out) {
        if (alike) {
            out.putByte(codes[0]);
        }
    }

    /// Puts what a decoder reads between sequence `i` and the one after it.
    void putStep(int i, BackwardBits bits) {
        if (!alike) {
            int next = state;
            state = table.before(codes[i], next);
            bits.put(next - table.base(state), table.bits(state));
        }
    }

    /// Puts the state with which a decoder begins.
    void putFirstState(BackwardBits bits) {
        if (!alike) {
            bits.put(state, table.log());
        }
    }
}
