package org.tileindex.raster.source;

import java.util.Optional;

/// The headers of a request that depend on what is wanted.
///
/// @param range `Range`; empty for the whole file
/// @param tag `If-Match`: the entity tag that the file must still have
/// @param first position of the first byte wanted
record Ask(Optional<String> range, Optional<String> tag, long first) {
    static Ask of(ByteRange range, Optional<String> tag) {
        return new Ask(Optional.of("bytes=%d-%d".formatted(range.offset(), range.end() - 1)), tag, range.offset());
    }

    /// The bytes from a position to the end of the file.
    static Ask from(long first, Optional<String> tag) {
        return new Ask(Optional.of("bytes=%d-".formatted(first)), tag, first);
    }

    static Ask whole(Optional<String> tag) {
        return new Ask(Optional.empty(), tag, 0);
    }
}
