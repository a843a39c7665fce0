package org.tileindex.verify;

import java.nio.file.Path;
import java.util.Optional;

/// What to verify, and how thoroughly.
///
/// @param out the folder that was published under
/// @param parameterHash the one partition to verify; all if empty
/// @param zones the zone file to decide by; the one that the report names if empty
/// @param every one raster row in so many is decided
/// @param exhaustive every cell of every row is decided
/// @param workers number of threads, at least 1
public record VerifyRequest(
        Path out, Optional<String> parameterHash, Optional<Path> zones, int every, boolean exhaustive, int workers) {

    int rowStep() {
        return exhaustive ? 1 : every;
    }
}
