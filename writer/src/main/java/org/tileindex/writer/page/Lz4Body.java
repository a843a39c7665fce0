package org.tileindex.writer.page;

import org.tileindex.writer.form.ByteSink;

/// A body in the LZ4 block format (Y. Collet, *LZ4 Block Format Description*): sequences of literals and one match, at
/// most 65,535 bytes back. The last five bytes are literals and the last match starts at least twelve bytes before the
/// end, as the format demands.
final class Lz4Body implements PageBody {
    private static final int MIN_MATCH = 4;
    private static final int MAX_DISTANCE = 65_535;
    private static final int LAST_LITERALS = 5;
    private static final int LAST_MATCH_START = 12;
    private static final int MAX_NIBBLE = 15;
    private static final int MAX_LENGTH_BYTE = 255;

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
        if (distance > MAX_DISTANCE || match < 2 * MIN_MATCH || position > size - LAST_MATCH_START) {
            literal(source, offset, length);
            return;
        }
        putToken(match - MIN_MATCH);
        out.putLowBytes(distance, Short.BYTES);
        putLengthRest(match - MIN_MATCH);
        position += match;
        literal(source, offset + match, length - match);
    }

    /// Writes the token with both lengths, the rest of the literals' length and the literals.
    private void putToken(int matchLength) {
        int literalLength = literals.size();
        out.putByte(Math.min(literalLength, MAX_NIBBLE) << 4 | Math.min(matchLength, MAX_NIBBLE));
        putLengthRest(literalLength);
        out.putBytes(literals.array(), 0, literalLength);
        literals.clear();
    }

    private void putLengthRest(int length) {
        if (length >= MAX_NIBBLE) {
            int rest = length - MAX_NIBBLE;
            while (rest >= MAX_LENGTH_BYTE) {
                out.putByte(MAX_LENGTH_BYTE);
                rest -= MAX_LENGTH_BYTE;
            }
            out.putByte(rest);
        }
    }

    @Override
    public int reach() {
        return MAX_DISTANCE;
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
