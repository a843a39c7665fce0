package org.tileindex.raster.source;

import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Faults that every kind of source has.
final class SourceFaults {
    private static final String REMEDY = "Copy the file again: it is cut short or damaged.";

    private SourceFaults() {}

    /// @throws TileIndexException E010 if the range does not lie in the file
    static void requireInside(ByteRange range, ByteSource source) throws TileIndexException {
        if (range.end() > source.size()) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "%s has %d bytes, but %d bytes at %d are needed"
                            .formatted(source.name(), source.size(), range.length(), range.offset()),
                    REMEDY);
        }
    }

    /// A file that ends although its size says otherwise.
    static TileIndexException endsEarly(ByteSource source, long end) {
        return new TileIndexException(
                ErrorCode.E010_INPUT,
                "%s should have %d bytes, but ends at %d".formatted(source.name(), source.size(), end),
                REMEDY);
    }
}
