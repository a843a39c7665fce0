package org.tileindex.inspect;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tileindex.fault.TileIndexException;

/// Faults of stores that libraries carried as causes of their own exceptions.
public final class StoreFaults {
    private StoreFaults() {}

    /// The fault that a failure goes back to, if it is one.
    public static Optional<TileIndexException> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(TileIndexException.class::isInstance)
                .map(TileIndexException.class::cast)
                .findFirst();
    }
}
