package org.tileindex.verify;

import java.nio.file.Path;
import java.util.Optional;

/// A request to verify an output: which part of it, and how thoroughly.
///
/// @param out output folder of an enumerate run
/// @param parameterHash the one partition to verify; all if empty
/// @param zones the zone file to decide membership by; the one that the report names if empty
/// @param every membership is decided in one raster row out of this many, at least 1
/// @param exhaustive whether every cell of every row is decided
/// @param workers number of threads, at least 1
public record VerifyRequest(
        Path out, Optional<String> parameterHash, Optional<Path> zones, int every, boolean exhaustive, int workers) {

    int rowStep() {
        return exhaustive ? 1 : every;
    }
}
