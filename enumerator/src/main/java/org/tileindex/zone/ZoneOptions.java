package org.tileindex.zone;

import java.util.Optional;

/// How a user wants a zone file to be read.
///
/// @param idField name of the attribute that holds the ids; guessed from the usual names if empty
/// @param layer which layer of a file that has several; the only one if empty
public record ZoneOptions(Optional<String> idField, Optional<String> layer) {
    /// Ids by their usual names, from a file's only layer.
    public static final ZoneOptions DEFAULT = new ZoneOptions(Optional.empty(), Optional.empty());
}
