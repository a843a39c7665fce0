package org.tileindex.zone;

/// The treatment of ids that are not ISO 3166-1 codes where codes are expected (contract, section 3.3).
public enum UnknownIds {
    /// The run fails with E005.
    FAIL,
    /// Their zones are left out, and the summary and the report name them.
    SKIP
}
