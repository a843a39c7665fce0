package org.tileindex.request;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SequencedMap;
import org.tileindex.fault.TileIndexException;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.ZoneTiles;
import org.tileindex.value.ShardValues;
import org.tileindex.writer.WrittenShard;

/// Writes the shards of a run, one file per dataset. Any number of threads may use it at once.
public interface ShardSink {
    /// Writes the files of one shard, replacing what has their names.
    ///
    /// @param tiles at least one
    /// @param values of the tiles, columns beside those that a dataset has itself
    /// @param files by dataset, in the order of the run's datasets
    /// @throws IOException if a file cannot be written; then none has its name
    /// @throws TileIndexException E006 if a cell has no positive area
    WrittenShard write(ZoneTiles tiles, ShardValues values, SequencedMap<Dataset, Path> files)
            throws TileIndexException, IOException;
}
