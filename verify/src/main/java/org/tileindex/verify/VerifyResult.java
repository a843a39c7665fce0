package org.tileindex.verify;

import java.util.List;

/// What a verification looked at and what it found.
///
/// @param files part files of both datasets
/// @param rows rows of `tile_index`
/// @param decisions cells whose membership was decided
/// @param failures one a kind of fault; none if all is well
public record VerifyResult(
        List<String> partitions, int files, long rows, long decisions, double seconds, List<Failure> failures) {}
