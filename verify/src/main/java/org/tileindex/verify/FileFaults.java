package org.tileindex.verify;

import org.tileindex.fault.ErrorCode;

/// Faults of one file: of its footer, its indexes, its page headers or its schema.
///
/// @param file path below the output folder
record FileFaults(String file, Findings findings) {

    /// Adds one fault.
    ///
    /// @param what the kind of fault, as a clause; it names the column if there is one
    void add(String what, Object expected, Object found) {
        findings.add(ErrorCode.E014_VERIFY, what, Place.ofFile(file), expected, found);
    }

    /// Adds a fault if `found` is not `expected`.
    void same(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            add(what, expected, found);
        }
    }
}
