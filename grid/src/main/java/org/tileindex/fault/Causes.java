package org.tileindex.fault;

/// Exceptions that arrive as the cause of another one, because they were thrown on another thread or inside a library.
public final class Causes {
    private Causes() {}

    /// Throws the cause of `wrapper` if it is of that type.
    public static <X extends Throwable> void throwIf(Exception wrapper, Class<X> type) throws X {
        if (type.isInstance(wrapper.getCause())) {
            throw type.cast(wrapper.getCause());
        }
    }
}
