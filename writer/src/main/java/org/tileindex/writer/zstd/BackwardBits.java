package org.tileindex.writer.zstd;

import org.tileindex.writer.form.ByteSink;

/// A stream of bits that its decoder reads from the end (RFC 8878, 4.1): the bits put last are read first. One
/// instance per stream.
final class BackwardBits {
    private final ByteSink sink;
    private long waiting;
    private int count;

    BackwardBits(ByteSink sink) {
        this.sink = sink;
    }

    /// Puts the low `bits` bits of `value`, at most 32, whose other bits are zero.
    void put(int value, int bits) {
        waiting |= (long) value << count;
        count += bits;
        if (count >= Integer.SIZE) {
            sink.putIntLittleEndian((int) waiting);
            waiting >>>= Integer.SIZE;
            count -= Integer.SIZE;
        }
    }

    /// Puts the bit that marks the end of the stream, and the zeros that fill its last byte.
    void finish() {
        put(1, 1);
        sink.putLowBytes(waiting, (count + 7) >>> 3);
    }
}
