package org.tileindex.writer.zstd;

import org.tileindex.writer.form.ByteSink;

/// A Zstandard frame (RFC 8878) that is built from literals and repetitions in the order of its content: a single
/// segment without checksum, so that every earlier byte is in the decoder's window. The cost is that of the literals
/// and of the number of repetitions, however long they are. Reused from frame to frame.
public final class ZstdFrame {
    private static final int MAGIC = 0xFD2FB528;
    private static final int SINGLE_SEGMENT = 1 << 5;

    /// The most content of a block. A block of as many literals stays within the format's 128 KiB with its headers.
    private static final int BLOCK_BYTES = (1 << 17) - 64;

    /// A repetition of as many bytes takes fewer than they.
    private static final int LEAST_REPEAT = 8;

    /// The first repetition of a block takes as many bytes less than it repeats as the headers take, so that no block
    /// is larger than its content.
    private static final int LEAST_FIRST_REPEAT = 24;

    private static final int LEAST_MATCH = 3;

    /// The longest match whose code has no extra bits.
    private static final int MOST_ALIKE = 34;

    private final SequenceBlock block = new SequenceBlock();
    private final ByteSink out = new ByteSink();
    private int size;
    private int position;

    /// Begins a frame with `contentSize` bytes of content.
    public void start(int contentSize) {
        size = contentSize;
        position = 0;
        block.startFrame();
        out.clear();
        out.putIntLittleEndian(MAGIC);
        if (size < 1 << 8) {
            out.putByte(SINGLE_SEGMENT);
            out.putByte(size);
        } else if (size < (1 << 16) + (1 << 8)) {
            out.putByte(SINGLE_SEGMENT | 1 << 6);
            out.putLowBytes(size - (1 << 8), 2);
        } else {
            out.putByte(SINGLE_SEGMENT | 2 << 6);
            out.putIntLittleEndian(size);
        }
    }

    /// Appends `source[offset, offset + length)`.
    public void literal(byte[] source, int offset, int length) {
        int at = offset;
        int left = length;
        while (left > 0) {
            int n = Math.min(left, room());
            block.literal(source, at, n);
            position += n;
            at += n;
            left -= n;
        }
    }

    /// Appends `length` bytes that equal those `distance` bytes back; `source[offset, offset + length)` holds them too,
    /// for a part that is too short to be worth a repetition. Where `distance < length` the repetition repeats itself.
    public void repeat(int distance, byte[] source, int offset, int length) {
        int at = offset;
        int left = length;
        while (left > 0) {
            int n = Math.min(left, room());
            if (n < (block.hasSequences() ? LEAST_REPEAT : LEAST_FIRST_REPEAT)) {
                literal(source, at, n);
            } else {
                block.match(distance, n);
                position += n;
            }
            at += n;
            left -= n;
        }
    }

    /// Appends `count` times one literal and `match` bytes that equal those `distance` bytes back; all of them are at
    /// `source[offset]` and after. Worth it from about ten on; see [SequenceBlock#putAlike].
    ///
    /// @param match from 3 to 34, the lengths that have codes of their own
    /// @param sameLiteral whether all the literals are the same byte
    public void alike(byte[] source, int offset, int distance, int match, int count, boolean sameLiteral) {
        if (match < LEAST_MATCH || match > MOST_ALIKE) {
            throw new IllegalArgumentException(
                    "matches of %d bytes, not of %d to %d".formatted(match, LEAST_MATCH, MOST_ALIKE));
        }
        int at = offset;
        int left = count;
        while (left > 0) {
            if (!block.repeatsAt(distance)) {
                literal(source, at, 1);
                room();
                block.match(distance, match);
                position += match;
                at += 1 + match;
                left--;
            }
            if (block.size() > 0) {
                flush();
            }
            int n = Math.min(left, BLOCK_BYTES / (1 + match));
            if (n > 0) {
                position += n * (1 + match);
                block.putAlike(source, at, match, n, sameLiteral, position == size, out);
                at += n * (1 + match);
                left -= n;
            }
        }
    }

    /// The room in the block, of which there is some: a full one is appended to the frame.
    private int room() {
        if (block.size() == BLOCK_BYTES) {
            flush();
        }
        return BLOCK_BYTES - block.size();
    }

    private void flush() {
        block.flush(position == size, out);
    }

    /// The finished frame; valid until the next one begins.
    public ByteSink finish() {
        if (position != size) {
            throw new IllegalStateException("the content has " + position + " bytes, not " + size);
        }
        if (block.size() > 0 || size == 0) {
            flush();
        }
        return out;
    }
}
