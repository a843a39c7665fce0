package org.tileindex.writer.zstd;

import java.util.Arrays;
import org.tileindex.writer.form.ByteSink;

/// A block of a frame: literals, and sequences that each take some of them and then repeat earlier bytes (RFC 8878,
/// 3.1.1.3). Reused from block to block; the offsets used last are those of the frame.
final class SequenceBlock {
    /// Of a block, or of its literals: stored as they are.
    private static final int RAW = 0;
    /// Of literals: all alike, and stored once.
    private static final int RLE = 1;
    /// Of a block: with sequences.
    private static final int COMPRESSED = 2;

    private static final int HEADER_BYTES = 3;
    private static final int MAX_TWO_BYTE_COUNT = 0x7F00;
    /// The number of offset values that mean an offset used before.
    private static final int REPEATED = 3;

    private final ByteSink literals = new ByteSink();
    private final CodeColumn literalCodes = new CodeColumn(FseTable.LITERAL_LENGTHS);
    private final CodeColumn offsetCodes = new CodeColumn(FseTable.OFFSETS);
    private final CodeColumn matchCodes = new CodeColumn(FseTable.MATCH_LENGTHS);
    private int[] literalLengths = new int[64];
    private int[] offsets = new int[64];
    private int[] matchLengths = new int[64];
    private int sequences;
    /// Literals after the last sequence.
    private int pending;
    /// Bytes of the content.
    private int size;

    /// The offsets used last, the newest first.
    private int first;

    private int second;
    private int third;

    /// Forgets everything, for the first block of a frame.
    void startFrame() {
        first = 1;
        second = 4;
        third = 8;
        clear();
    }

    private void clear() {
        literals.clear();
        sequences = 0;
        pending = 0;
        size = 0;
    }

    /// The number of bytes of the content so far.
    int size() {
        return size;
    }

    /// Whether the block repeats anything so far.
    boolean hasSequences() {
        return sequences > 0;
    }

    /// Whether the next block may use the last offset, `distance`, without naming it.
    boolean repeatsAt(int distance) {
        return first == distance;
    }

    void literal(byte[] source, int offset, int length) {
        literals.putBytes(source, offset, length);
        pending += length;
        size += length;
    }

    /// Repeats the `length` bytes, at least three, that begin `distance` bytes back.
    void match(int distance, int length) {
        size += length;
        if (pending == 0 && sequences > 0 && distance == first) {
            matchLengths[sequences - 1] += length;
            return;
        }
        if (sequences == offsets.length) {
            int more = 2 * sequences;
            literalLengths = Arrays.copyOf(literalLengths, more);
            offsets = Arrays.copyOf(offsets, more);
            matchLengths = Arrays.copyOf(matchLengths, more);
        }
        literalLengths[sequences] = pending;
        offsets[sequences] = offsetValue(distance);
        matchLengths[sequences] = length;
        sequences++;
        pending = 0;
    }

    /// The value that names `distance` (RFC 8878, 3.1.1.5). Right after another match, or at the start of a block, the
    /// values of offsets used before begin with the second one, and the newest has none.
    private int offsetValue(int distance) {
        int skipped = pending > 0 ? 0 : 1;
        if (distance == first && skipped == 0) {
            return 1;
        }
        int value = distance + REPEATED;
        if (distance == second) {
            value = 2 - skipped;
        } else {
            value = distance == third ? 3 - skipped : value;
            third = second;
        }
        second = first;
        first = distance;
        return value;
    }

    /// Appends the block to `out` and begins the next one.
    void flush(boolean last, ByteSink out) {
        int start = out.size();
        out.putZeros(HEADER_BYTES);
        if (sequences == 0) {
            out.putBytes(literals.array(), 0, size);
        } else {
            putLiterals(out);
            putSequences(out);
        }
        int bytes = out.size() - start - HEADER_BYTES;
        setHeader(out.array(), start, bytes, sequences == 0 ? RAW : COMPRESSED, last);
        clear();
    }

    /// Appends a block of `count` sequences that are all alike: one literal, then `match` bytes from where the
    /// sequence before it had its own. The literals are at `source[offset]` and every `1 + match` bytes after it. The
    /// block takes 13 to 16 bytes, and one more for each literal unless those are all the same.
    void putAlike(byte[] source, int offset, int match, int count, boolean sameLiteral, boolean last, ByteSink out) {
        int start = out.size();
        out.putZeros(HEADER_BYTES);
        putLiteralsHeader(sameLiteral ? RLE : RAW, count, out);
        for (int i = 0; i < (sameLiteral ? 1 : count); i++) {
            out.putByte(source[offset + i * (1 + match)]);
        }
        putCount(count, out);
        out.putByte(CodeColumn.RLE_MODE << 6 | CodeColumn.RLE_MODE << 4 | CodeColumn.RLE_MODE << 2);
        out.putByte(LengthCodes.LITERALS.code(1));
        out.putByte(0);
        out.putByte(LengthCodes.MATCHES.code(match));
        new BackwardBits(out).finish();
        setHeader(out.array(), start, out.size() - start - HEADER_BYTES, COMPRESSED, last);
    }

    private static void setHeader(byte[] out, int at, int bytes, int kind, boolean last) {
        int header = bytes << 3 | kind << 1 | (last ? 1 : 0);
        out[at] = (byte) header;
        out[at + 1] = (byte) (header >>> 8);
        out[at + 2] = (byte) (header >>> 16);
    }

    private void putLiterals(ByteSink out) {
        boolean alike = literals.size() > 1 && areAlike(literals.array(), literals.size());
        putLiteralsHeader(alike ? RLE : RAW, literals.size(), out);
        out.putBytes(literals.array(), 0, alike ? 1 : literals.size());
    }

    /// Appends the kind and the number of literals in one, two or three bytes.
    private static void putLiteralsHeader(int kind, int count, ByteSink out) {
        if (count < 1 << 5) {
            out.putByte(kind | count << 3);
        } else if (count < 1 << 12) {
            out.putLowBytes(kind | 1 << 2 | count << 4, 2);
        } else {
            out.putLowBytes(kind | 3 << 2 | (long) count << 4, 3);
        }
    }

    private static boolean areAlike(byte[] bytes, int count) {
        return Arrays.mismatch(bytes, 0, count - 1, bytes, 1, count) < 0;
    }

    private void putSequences(ByteSink out) {
        putCount(sequences, out);
        literalCodes.clear();
        offsetCodes.clear();
        matchCodes.clear();
        for (int i = 0; i < sequences; i++) {
            literalCodes.add(LengthCodes.LITERALS.code(literalLengths[i]));
            offsetCodes.add(Integer.SIZE - 1 - Integer.numberOfLeadingZeros(offsets[i]));
            matchCodes.add(LengthCodes.MATCHES.code(matchLengths[i]));
        }
        literalCodes.start();
        offsetCodes.start();
        matchCodes.start();
        out.putByte(literalCodes.mode() << 6 | offsetCodes.mode() << 4 | matchCodes.mode() << 2);
        literalCodes.putDescription(out);
        offsetCodes.putDescription(out);
        matchCodes.putDescription(out);
        putCodes(new BackwardBits(out));
    }

    private static void putCount(int count, ByteSink out) {
        if (count < 1 << 7) {
            out.putByte(count);
        } else if (count < MAX_TWO_BYTE_COUNT) {
            out.putByte(1 << 7 | count >>> 8);
            out.putByte(count);
        } else {
            out.putByte(0xFF);
            out.putLowBytes(count - MAX_TWO_BYTE_COUNT, 2);
        }
    }

    private void putCodes(BackwardBits bits) {
        putExtraBits(sequences - 1, bits);
        for (int i = sequences - 2; i >= 0; i--) {
            offsetCodes.putStep(i, bits);
            matchCodes.putStep(i, bits);
            literalCodes.putStep(i, bits);
            putExtraBits(i, bits);
        }
        matchCodes.putFirstState(bits);
        offsetCodes.putFirstState(bits);
        literalCodes.putFirstState(bits);
        bits.finish();
    }

    private void putExtraBits(int i, BackwardBits bits) {
        int literal = literalCodes.at(i);
        bits.put(LengthCodes.LITERALS.extra(literal, literalLengths[i]), LengthCodes.LITERALS.bits(literal));
        int match = matchCodes.at(i);
        bits.put(LengthCodes.MATCHES.extra(match, matchLengths[i]), LengthCodes.MATCHES.bits(match));
        int offset = offsetCodes.at(i);
        bits.put(offsets[i] - (1 << offset), offset);
    }
}
