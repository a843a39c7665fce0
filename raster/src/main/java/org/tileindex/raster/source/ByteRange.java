package org.tileindex.raster.source;

/// A stretch of the bytes of a file, `[offset, offset + length)`.
///
/// @param offset at least 0
/// @param length at least 0
public record ByteRange(long offset, int length) {
    /// @throws IllegalArgumentException if one is negative or the end has no number
    public ByteRange {
        if (offset < 0 || length < 0 || offset > Long.MAX_VALUE - length) {
            throw new IllegalArgumentException("%d bytes at %d".formatted(length, offset));
        }
    }

    /// The position past its last byte.
    public long end() {
        return offset + length;
    }
}
