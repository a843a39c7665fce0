package org.tileindex.verify;

import org.tileindex.fault.ErrorCode;

/// One kind of fault that an output has, with its first example.
///
/// @param what the kind
/// @param expected what should be there
/// @param found what is there
/// @param remedy what to do, as a sentence; empty where `found` ends with it
/// @param more how many further faults of the kind there are
public record Failure(
        ErrorCode code, String what, Place place, String expected, String found, String remedy, long more) {

    Failure andOneMore() {
        return new Failure(code, what, place, expected, found, remedy, more + 1);
    }

    /// One line for people.
    @Override
    public String toString() {
        String example = "%s: %s: %s: expected %s, found %s".formatted(code, what, place, expected, found);
        String counted = more == 0 ? example : "%s (and %d more)".formatted(example, more);
        return remedy.isEmpty() ? counted : counted + ". " + remedy;
    }
}
