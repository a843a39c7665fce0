package org.tileindex.verify;

import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;

/// One kind of fault in an output, with its first example.
///
/// @param what the kind, as a clause
/// @param expected the right value or content, with its unit
/// @param found the value or content of the output, with its unit
/// @param remedy advice as a sentence; empty if `found` ends with it
/// @param more number of further faults of the kind
public record Failure(
        ErrorCode code, String what, Place place, String expected, String found, String remedy, long more) {

    Failure andOneMore() {
        return new Failure(code, what, place, expected, found, remedy, more + 1);
    }

    /// One line: code, kind, place, expected, found, number of further faults, advice. Control characters of ids are
    /// escaped.
    @Override
    public String toString() {
        String example = "%s: %s: %s: expected %s, found %s".formatted(code, what, place, expected, found);
        String counted = more == 0 ? example : "%s (and %d more)".formatted(example, more);
        return Printable.of(remedy.isEmpty() ? counted : counted + ". " + remedy);
    }
}
