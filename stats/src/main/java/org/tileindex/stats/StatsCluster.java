package org.tileindex.stats;

import java.util.List;
import java.util.function.BiConsumer;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.Zone;

/// Processes that gather statistics for a run, which reads the zones and writes the file. See [StatsSite].
public interface StatsCluster {
    /// The number of threads of all processes.
    int workers();

    /// Gathers the statistics of all pieces.
    ///
    /// @param zones of the run, by number
    /// @param pieces in the order of the raster's blocks
    /// @param taking takes the rows of a piece, in any order, on the calling thread
    /// @throws TileIndexException with the first fault that nobody can mend
    /// @throws InterruptedException if the thread was interrupted
    void gather(List<Zone> zones, List<StatsPiece> pieces, BiConsumer<StatsPiece, StatsPart> taking)
            throws TileIndexException, InterruptedException;
}
