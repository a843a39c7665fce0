package org.tileindex.cli;

import org.tileindex.run.Cluster;
import org.tileindex.stats.StatsCluster;

/// Where the work of commands is done, if not in this process.
///
/// @param tiles for `enumerate` and `values`
/// @param statistics for `stats`
public record Clusters(Cluster tiles, StatsCluster statistics) {
    void take(Object command) {
        if (command instanceof PublishingCommand publishing) {
            publishing.on(tiles);
        } else if (command instanceof StatsCommand stats) {
            stats.on(statistics);
        }
    }
}
