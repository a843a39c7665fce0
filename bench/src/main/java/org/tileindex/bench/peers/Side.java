package org.tileindex.bench.peers;

import java.nio.file.Path;

/// A program or a way that does the work of a [Contest].
interface Side {
    /// A short name, by which `--only` chooses it.
    String name();

    /// Facts that a reader of the figures must know, for a cell of a table.
    String note();

    /// Whether the work takes less time when it is repeated, which it does not in a new process.
    default boolean warmsUp() {
        return true;
    }

    /// Does the work once. All output lies under `out`, which does not exist before, and is synced to the disk when
    /// this returns; tiles are under `out/tile_index` and `out/tile_bounds`.
    void run(Path out) throws Exception;
}
