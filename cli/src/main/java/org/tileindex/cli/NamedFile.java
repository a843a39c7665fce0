package org.tileindex.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A raster of an option, `[NAME=]FILE`.
///
/// @param place path or URI
record NamedFile(Optional<String> name, String place) {
    private static final Pattern NAMED = Pattern.compile("(?:([A-Za-z_][A-Za-z0-9_]*)=)?(.+)", Pattern.DOTALL);

    /// @throws IllegalArgumentException if there is no file
    static NamedFile parse(String raster) {
        Matcher named = NAMED.matcher(raster);
        if (!named.matches()) {
            throw new IllegalArgumentException("--raster '%s': a file is needed".formatted(raster));
        }
        return new NamedFile(Optional.ofNullable(named.group(1)), named.group(2));
    }
}
