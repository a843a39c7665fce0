package org.tileindex.verify;

import java.util.List;

/// Result of a verification: its extent and the faults it found.
///
/// @param partitions names of the verified partitions, `parameter_hash=<hex>`
/// @param files number of part files in all datasets
/// @param rows number of rows of `tile_index` or `tile_values`
/// @param decisions number of cells whose membership was decided
/// @param values number of values that were compared with those of rasters
/// @param shares number of cells whose coverage was computed in rational arithmetic
/// @param seconds wall time
/// @param failures one per kind of fault; empty if the output is good
public record VerifyResult(
        List<String> partitions,
        int files,
        long rows,
        long decisions,
        long values,
        long shares,
        double seconds,
        List<Failure> failures) {}
