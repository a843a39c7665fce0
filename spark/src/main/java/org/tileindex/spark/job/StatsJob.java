package org.tileindex.spark.job;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tileindex.cli.Main;
import org.tileindex.fault.TileIndexException;
import org.tileindex.stats.StatsPart;
import org.tileindex.stats.StatsPiece;
import org.tileindex.stats.StatsSite;
import org.tileindex.zone.Zone;

/// All that an executor needs for statistics, and what it makes of it once for all its tasks.
final class StatsJob implements Serializable {
    private static final long serialVersionUID = 1;

    private final ArrayList<String> command;
    private final SentZones zones;
    private transient Optional<StatsSite> site = Optional.empty();

    /// @param command the words of the command line
    /// @param zones all zones of the run, by number
    StatsJob(List<String> command, List<Zone> zones) {
        this.command = new ArrayList<>(command);
        this.zones = new SentZones(zones);
    }

    StatsPart gather(StatsPiece piece) throws TileIndexException, InterruptedException {
        return site().gather(piece, zones.unpack(piece.zones()));
    }

    private synchronized StatsSite site() throws TileIndexException, InterruptedException {
        // A transient field of an object that was sent is not set.
        if (site == null || site.isEmpty()) {
            site = Optional.of(new StatsSite(Main.statsRequest(command.toArray(String[]::new)), zones.size()));
        }
        return site.get();
    }
}
