package org.tileindex.writer.page;

import org.tileindex.writer.form.ByteSink;

/// A block in the LZ4 block format (Y. Collet, *LZ4 Block Format Description*): sequences of literals and one match,
/// at most 65,535 bytes back. The last five bytes are literals and the last match starts at least twelve bytes before
/// the end, as the format demands.
final class Lz4Block implements Block {
    private static final int MATCH_LEAST = 4;
    /// How far back a match may lie.
    static final int REACH = 65_535;
    private static final int LAST_LITERALS = 5;
    private static final int LAST_MATCH_START = 12;
    private static final int NIBBLE_MOST = 15;
    private static final int LENGTH_BYTE_MOST = 255;

    private final ByteSink out = new ByteSink();
    private final ByteSink literals = new ByteSink();
    private int size;
    private int position;

    @Override
    public void start(int bodySize) {
        size = bodySize;
        position = 0;
        out.clear();
        literals.clear();
    }

    @Override
    public void literal(byte[] source, int offset, int length) {
        literals.putBytes(source, offset, length);
        position += length;
    }

    @Override
    public void repeat(int distance, byte[] source, int offset, int length) {
        int match = Math.min(length, size - LAST_LITERALS - position);
        if (distance > REACH || match < 2 * MATCH_LEAST || position > size - LAST_MATCH_START) {
            literal(source, offset, length);
            return;
        }
        putToken(match - MATCH_LEAST);
        out.putLowBytes(distance, Short.BYTES);
        putLengthRest(match - MATCH_LEAST);
        position += match;
        literal(source, offset + match, length - match);
    }

    /// The token with both lengths, the rest of the literals' length and the literals.
    private void putToken(int matchLength) {
        int literalLength = literals.size();
        out.putByte(Math.min(literalLength, NIBBLE_MOST) << 4 | Math.min(matchLength, NIBBLE_MOST));
        putLengthRest(literalLength);
        out.putBytes(literals.array(), 0, literalLength);
        literals.clear();
    }

    private void putLengthRest(int length) {
        if (length >= NIBBLE_MOST) {
            int rest = length - NIBBLE_MOST;
            while (rest >= LENGTH_BYTE_MOST) {
                out.putByte(LENGTH_BYTE_MOST);
                rest -= LENGTH_BYTE_MOST;
            }
            out.putByte(rest);
        }
    }

    @Override
    public boolean compressesAtOnce() {
        return true;
    }

    @Override
    public CompressedPage finish(int values) {
        putToken(0);
        return CompressedPage.copyOf(out, size, values);
    }
}
