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
    private final ArrayList<byte[]> zones;
    private transient volatile Optional<StatsSite> site = Optional.empty();

    /// @param command the words of the command line
    /// @param zones all zones of the run, by number
    StatsJob(List<String> command, List<byte[]> zones) {
        this.command = new ArrayList<>(command);
        this.zones = new ArrayList<>(zones);
    }

    StatsPart gather(StatsPiece piece) throws TileIndexException, InterruptedException {
        List<Zone> wanted = new ArrayList<>();
        for (int number : piece.zones()) {
            wanted.add(Zone.ofBytes(zones.get(number)));
        }
        return site().gather(piece, wanted);
    }

    private synchronized StatsSite site() throws TileIndexException, InterruptedException {
        // A transient field of an object that was sent is not set.
        if (site == null || site.isEmpty()) {
            site = Optional.of(new StatsSite(Main.statsRequest(command.toArray(String[]::new))));
        }
        return site.get();
    }
}
