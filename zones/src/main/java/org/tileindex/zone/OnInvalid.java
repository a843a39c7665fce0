package org.tileindex.zone;

/// The treatment of a zone with an invalid polygon (contract, section 2.1).
public enum OnInvalid {
    /// The run fails with E001.
    FAIL,
    /// The zone is left out, and the report says so.
    SKIP,
    /// Its invalid polygons are repaired by JTS's `GeometryFixer`, and the report says so.
    FIX
}
