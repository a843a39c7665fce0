package org.tileindex.raster.codec;

/// Decompresses zlib streams (RFC 1950). All implementations accept the same streams and give the same bytes. One
/// belongs to one thread.
interface ZlibInflate extends AutoCloseable {
    /// Writes the first `size` bytes of the stream `stored[from, from + length)` to `out[0, size)`.
    ///
    /// @throws CorruptBlockException if the stream is damaged or has fewer bytes; one that has more is read up to
    ///     `size`, and its checksum is not looked at
    void inflate(byte[] stored, int from, int length, byte[] out, int size) throws CorruptBlockException;

    @Override
    void close();
}
