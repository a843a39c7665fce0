package org.tileindex.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The dictionary indices of one page (Parquet format, *Run Length Encoding / Bit-Packing Hybrid*, after a byte with
/// the width), or its definition levels. They come in stretches: either one index repeated, or indices one by one.
/// parquet-java's decoder makes a call per value, which took most of the time.
public final class DictionaryIndices {
    private final byte[] in;
    private final int end;
    private final int width;
    private final int entries;
    private int at;

    /// Values left of the current run.
    private long left;

    private boolean repeated;
    private int value;

    /// Bits read ahead in a bit-packed run.
    private long ahead;

    private int bitsAhead;

    private DictionaryIndices(ByteBuffer bytes, int width, int entries) throws IOException {
        this.entries = entries;
        this.width = width;
        if (bytes.hasArray()) {
            in = bytes.array();
            at = bytes.arrayOffset() + bytes.position();
        } else {
            in = new byte[bytes.remaining()];
            bytes.duplicate().get(in);
            at = 0;
        }
        end = at + bytes.remaining();
        if (width < 0 || width > Integer.SIZE) {
            throw new InconsistentPagesException("the width of the indices of a page is damaged");
        }
    }

    /// The indices of a page.
    ///
    /// @param page what follows the levels
    /// @param entries number of entries of the dictionary
    public static DictionaryIndices of(ByteBuffer page, int entries) throws IOException {
        int width = page.hasRemaining() ? page.get(page.position()) : -1;
        int start = Math.min(page.limit(), page.position() + 1);
        return new DictionaryIndices(page.duplicate().position(start), width, entries);
    }

    /// The definition levels of a page of a flat column: 0 for null, 1 for a value.
    public static DictionaryIndices levels(ByteBuffer levels) throws IOException {
        return new DictionaryIndices(levels, 1, 2);
    }

    /// Reads the next stretch of at most `most` indices, at least one, and returns its length. Indices one by one are
    /// then in `ids`; see [#repeated].
    public int next(int[] ids, int most) throws IOException {
        if (left == 0) {
            startRun();
        }
        int count = (int) Math.min(left, most);
        left -= count;
        if (!repeated) {
            unpack(ids, count);
        }
        return count;
    }

    /// Whether the stretch read last is one index repeated: [#value].
    public boolean repeated() {
        return repeated;
    }

    /// The index that the stretch read last repeats.
    public int value() {
        return value;
    }

    private void startRun() throws IOException {
        long header = varint();
        repeated = (header & 1) == 0;
        left = repeated ? header >>> 1 : (header >>> 1) * Byte.SIZE;
        ahead = 0;
        bitsAhead = 0;
        if (left == 0) {
            throw new InconsistentPagesException("a page has an empty run of indices");
        }
        if (repeated) {
            value = 0;
            for (int i = 0; i < (width + 7) / Byte.SIZE; i++) {
                value |= next() << (Byte.SIZE * i);
            }
            require(value);
        }
    }

    private int next() throws IOException {
        if (at == end) {
            throw new InconsistentPagesException("a page has too few indices");
        }
        return in[at++] & 0xff;
    }

    private long varint() throws IOException {
        long number = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int part = next();
            number |= (part & 0x7fL) << shift;
            if (part < 0x80) {
                return number;
            }
        }
        throw new InconsistentPagesException("the length of a run of indices is damaged");
    }

    private void unpack(int[] ids, int count) throws IOException {
        int largest = 0;
        if (width == Byte.SIZE && count <= end - at) {
            for (int i = 0; i < count; i++) {
                int id = in[at + i] & 0xff;
                ids[i] = id;
                largest = Math.max(largest, id);
            }
            at += count;
        } else if (width == Short.SIZE && 2 * count <= end - at) {
            for (int i = 0; i < count; i++) {
                int id = (in[at + 2 * i] & 0xff) | (in[at + 2 * i + 1] & 0xff) << Byte.SIZE;
                ids[i] = id;
                largest = Math.max(largest, id);
            }
            at += 2 * count;
        } else {
            long mask = (1L << width) - 1;
            for (int i = 0; i < count; i++) {
                while (bitsAhead < width) {
                    ahead |= (long) next() << bitsAhead;
                    bitsAhead += Byte.SIZE;
                }
                ids[i] = (int) (ahead & mask);
                ahead >>>= width;
                bitsAhead -= width;
                largest = Math.max(largest, ids[i] < 0 ? Integer.MAX_VALUE : ids[i]);
            }
        }
        require(largest);
    }

    private void require(int id) throws IOException {
        if (id < 0 || id >= entries) {
            throw new InconsistentPagesException("a page refers to an entry that its dictionary does not have");
        }
    }
}
