package org.tileindex.statistic;

import java.io.IOException;

/// Pairs of a value and an addend of its weight, in the order of values.
interface PairSource extends AutoCloseable {
    /// Goes to the next pair.
    ///
    /// @return whether there is one
    boolean advance() throws IOException;

    /// The value of the pair as a [ValueKey].
    long key();

    double addend();

    @Override
    default void close() throws IOException {}
}
