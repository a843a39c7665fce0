package org.tileindex.fault;

/// The stable codes of errors that end a run (contract, section 10.3). E001 to E009 concern the data and the result;
/// the others concern files, folders and the program itself.
public enum ErrorCode {
    /// A zone's geometry is invalid or empty.
    E001_GEO_INVALID,
    /// The raster's header is damaged, rotated, or does not fit the grid it claims.
    E002_RASTER_MISMATCH,
    /// A key occurs twice.
    E003_DUP_TILE,
    /// A coordinate outside [-180,180] × [-90,90].
    E004_BOUNDS,
    /// An id that is not an ISO 3166-1 alpha-2 code, or that names no zone.
    E005_ISO_FK,
    /// A cell area that is not positive.
    E006_AREA_NONPOS,
    /// A CRS that is not WGS84 longitude/latitude.
    E007_CRS_MISMATCH,
    /// An unknown inclusion rule, or a tile that breaks the declared one.
    E008_INCLUSION_RULE,
    /// A performance budget that was exceeded.
    E009_PERF_BUDGET,
    /// An input that cannot be read, or has the wrong format.
    E010_INPUT,
    /// An output that cannot be written.
    E011_OUTPUT,
    /// A partition that was published before with other bytes.
    E012_OUTPUT_CONFLICT,
    /// An output folder that is in use by another run.
    E013_OUTPUT_BUSY,
    /// A published output that is not what its report says: layout, schema, order, counts or receipts.
    E014_VERIFY,
    /// A remote source that refuses, times out or answers wrongly after all retries.
    E015_SOURCE,
    /// Anything else: a fault of the program.
    E099_INTERNAL
}
