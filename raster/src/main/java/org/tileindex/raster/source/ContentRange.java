package org.tileindex.raster.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The header `Content-Range` (RFC 9110, section 14.4): which bytes an answer has, of how many.
///
/// @param first position of the first byte; 0 where the answer has none
/// @param length number of bytes; 0 where the answer has none
/// @param size of the whole file; empty for `*`
record ContentRange(long first, long length, Optional<Long> size) {
    private static final Pattern BYTES =
            Pattern.compile("bytes\\s+(?:(\\d{1,18})-(\\d{1,18})|\\*)/(?:(\\d{1,18})|\\*)", Pattern.CASE_INSENSITIVE);

    /// Empty if the text is not such a header.
    static Optional<ContentRange> of(String header) {
        Matcher parts = BYTES.matcher(header.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<Long> size = Optional.ofNullable(parts.group(3)).map(Long::valueOf);
        if (parts.group(1) == null) {
            return Optional.of(new ContentRange(0, 0, size));
        }
        long first = Long.parseLong(parts.group(1));
        long last = Long.parseLong(parts.group(2));
        boolean inside = last >= first && size.map(all -> last < all).orElse(true);
        return inside ? Optional.of(new ContentRange(first, last - first + 1, size)) : Optional.empty();
    }

    long end() {
        return first + length;
    }
}
