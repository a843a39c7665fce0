package org.tileindex.writer.page;

/// A page body under construction by an encoder that knows where the body repeats itself. A codec whose format is a
/// list of literals and copies writes that knowledge down as it is and need not search for it. One instance per thread,
/// reused from page to page.
interface PageBody {

    /// Begins a body of `size` bytes.
    void start(int size);

    /// Appends `source[offset, offset + length)`.
    void literal(byte[] source, int offset, int length);

    /// Appends `length` bytes that equal those `distance` bytes back in the body; `source[offset, offset + length)`
    /// holds them too. Where `distance < length`, the repetition repeats itself.
    void repeat(int distance, byte[] source, int offset, int length);

    /// Appends the numbers `[from, to)` of `width` bytes each, least significant first, of which `source` holds all
    /// from 0 on. Those of `[known, from)` are right before them in the body.
    default void numbers(byte[] source, int width, int known, int from, int to) {
        literal(source, from * width, (to - from) * width);
    }

    /// Appends the first `count` doubles that `source` holds.
    default void doubles(byte[] source, int count) {
        literal(source, 0, count * Double.BYTES);
    }

    /// Whether [#doubles] that are evenly spaced become small without a search for repetitions.
    default boolean knowsDoubles() {
        return false;
    }

    /// The number of whole bytes for the index of each of `entries` dictionary entries. The format allows an index
    /// width above the necessary one.
    default int indexBytes(int entries) {
        return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(entries - 1) + 7) >>> 3);
    }

    /// The largest distance, in bytes, at which the codec can use a repetition.
    int reach();

    /// Whether the body is compressed as it grows, so that [#finish] costs next to nothing.
    boolean compressesAtOnce();

    /// The finished body, as a page of `values` values.
    CompressedPage finish(int values);
}
