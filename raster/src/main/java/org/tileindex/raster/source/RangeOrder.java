package org.tileindex.raster.source;

/// The place up to which a pass has come.
final class RangeOrder {
    private long end;

    /// Moves to the end of a range.
    ///
    /// @throws IllegalArgumentException if the range begins before the end of the one before
    void moveTo(ByteRange range) {
        if (range.offset() < end) {
            throw new IllegalArgumentException("byte %d was passed; %d is asked for".formatted(end, range.offset()));
        }
        end = range.end();
    }
}
