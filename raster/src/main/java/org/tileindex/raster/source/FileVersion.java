package org.tileindex.raster.source;

import java.net.http.HttpHeaders;
import java.util.Optional;

/// The state of a file by the headers of an answer (RFC 9110, section 8.8).
///
/// @param size in bytes
/// @param tag the entity tag, strong or weak
/// @param modified the date as the server writes it
record FileVersion(long size, Optional<String> tag, Optional<String> modified) {
    static FileVersion of(HttpHeaders headers, long size) {
        return new FileVersion(size, headers.firstValue("ETag"), headers.firstValue("Last-Modified"));
    }

    /// The tag if it is strong: equal tags then mean equal bytes, and a server may be asked for these alone.
    Optional<String> strongTag() {
        return tag.filter(value -> value.startsWith("\""));
    }

    /// The difference to a later answer, in words; empty if there is none. A header that an answer lacks tells
    /// nothing.
    Optional<String> changeTo(FileVersion later) {
        if (size != later.size) {
            return Optional.of("it had %d bytes and has %d".formatted(size, later.size));
        } else if (differ(tag, later.tag)) {
            return Optional.of("its entity tag is another one");
        } else if (differ(modified, later.modified)) {
            return Optional.of("its date of modification is another one");
        }
        return Optional.empty();
    }

    private static boolean differ(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }
}
