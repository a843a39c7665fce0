package org.tileindex.bench;

import java.util.Objects;

/// What must hold before anything is timed.
final class Gate {
    private Gate() {}

    /// @throws IllegalStateException if `found` is not what `expected` says
    static void equal(Object expected, Object found, String what) {
        if (!Objects.equals(expected, found)) {
            throw new IllegalStateException("%s: %s, not %s; nothing is timed".formatted(what, found, expected));
        }
    }
}
