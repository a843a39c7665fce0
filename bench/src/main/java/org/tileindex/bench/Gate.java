package org.tileindex.bench;

import java.util.Objects;

/// Conditions that must hold before anything is timed.
final class Gate {
    private Gate() {}

    /// @throws IllegalStateException if `found` does not equal `expected`
    static void equal(Object expected, Object found, String what) {
        if (!Objects.equals(expected, found)) {
            throw new IllegalStateException(
                    "%s: expected %s, found %s; nothing is timed".formatted(what, expected, found));
        }
    }
}
