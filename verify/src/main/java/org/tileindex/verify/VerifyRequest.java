package org.tileindex.verify;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.tileindex.raster.source.FilePlace;

/// A request to verify an output: which part of it, and how thoroughly.
///
/// @param out output folder of an enumerate run
/// @param parameterHash the one partition to verify; all if empty
/// @param zones the zone file to decide membership by; the one that the report names if empty
/// @param rasters places of rasters by the names that the run gave them, for those that are no longer where the report
///     says; the first may have no name
/// @param every membership is decided, and values are compared, in one raster row out of this many, at least 1
/// @param exhaustive whether every cell of every row is decided
/// @param workers number of threads, at least 1
public record VerifyRequest(
        Path out,
        Optional<String> parameterHash,
        Optional<FilePlace> zones,
        Map<String, String> rasters,
        int every,
        boolean exhaustive,
        int workers) {

    public VerifyRequest {
        rasters = Map.copyOf(rasters);
    }

    /// A request to verify an output whose rasters, if it has any, are where the report says.
    public VerifyRequest(
            Path out,
            Optional<String> parameterHash,
            Optional<FilePlace> zones,
            int every,
            boolean exhaustive,
            int workers) {
        this(out, parameterHash, zones, Map.of(), every, exhaustive, workers);
    }

    /// The same for one partition of another output.
    VerifyRequest of(Path other, String hash) {
        return new VerifyRequest(other, Optional.of(hash), zones, rasters, every, exhaustive, workers);
    }

    int rowStep() {
        return exhaustive ? 1 : every;
    }
}
