package org.tileindex.writer.page;

/// A page body under construction by an encoder that knows where the body repeats itself. Codecs whose format is a
/// list of literals and copies take that knowledge as it is, and need not search for it. One instance per thread,
/// reused.
interface Block {

    /// Begins a body of `size` bytes.
    void start(int size);

    /// Appends `source[offset, offset + length)`.
    void literal(byte[] source, int offset, int length);

    /// Appends `length` bytes that equal those `distance` bytes back in the body; `source[offset, offset + length)`
    /// holds them too. Repetitions do not overlap: `distance >= length`.
    void repeat(int distance, byte[] source, int offset, int length);

    /// Whether the body is compressed as it grows, so that finishing it is next to nothing.
    boolean compressesAtOnce();

    /// The finished body, which stands for `values` values.
    CompressedPage finish(int values);
}
