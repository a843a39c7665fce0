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
    /// holds them too. Repetitions do not overlap: `distance >= length`.
    void repeat(int distance, byte[] source, int offset, int length);

    /// The largest distance, in bytes, at which the codec can use a repetition.
    int reach();

    /// Whether the body is compressed as it grows, so that [#finish] costs next to nothing.
    boolean compressesAtOnce();

    /// The finished body, as a page of `values` values.
    CompressedPage finish(int values);
}
