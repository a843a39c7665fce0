package org.tileindex.bench.peers;

import java.nio.file.Path;

/// One of those who do the same work, for a comparison.
interface Side {
    /// A short name, by which it can be chosen.
    String name();

    /// What a reader of the figures must know of it, for a cell of a table.
    String note();

    /// Whether the work takes less time when it is done again: not so for a process of its own.
    default boolean warmsUp() {
        return true;
    }

    /// Does the work once. Whatever is written lies under `out`, which does not exist before, and is synced to the disk
    /// when this returns; tiles under `out/tile_index` and `out/tile_bounds`.
    void run(Path out) throws Exception;
}
