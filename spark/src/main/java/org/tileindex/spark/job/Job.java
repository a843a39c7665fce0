package org.tileindex.spark.job;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.tileindex.cli.Main;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.request.Outputs;
import org.tileindex.task.FindWork;
import org.tileindex.task.Worksite;
import org.tileindex.task.WriteWork;
import org.tileindex.writer.DatasetPublisher;
import org.tileindex.writer.LocalStore;
import org.tileindex.writer.Store;
import org.tileindex.zone.Zone;

/// All that an executor needs for a run, and what it makes of it once for all its tasks.
final class Job implements Serializable {
    private static final long serialVersionUID = 1;

    private final ArrayList<String> command;
    private final ArrayList<byte[]> zones;
    private final String out;
    private final String partition;
    private final ArrayList<String> datasets;
    private final Map<String, String> settings;
    private transient volatile Optional<Worksite> site = Optional.empty();

    /// @param command the words of the command line
    /// @param zones all zones of the run, by number
    /// @param settings of Hadoop's file systems
    Job(
            List<String> command,
            List<byte[]> zones,
            String out,
            String partition,
            List<String> datasets,
            Map<String, String> settings) {
        this.command = new ArrayList<>(command);
        this.zones = new ArrayList<>(zones);
        this.out = out;
        this.partition = partition;
        this.datasets = new ArrayList<>(datasets);
        this.settings = settings;
    }

    FindWork.Found find(FindWork work) throws TileIndexException, InterruptedException {
        List<Zone> wanted = new ArrayList<>();
        for (int number : work.zones()) {
            wanted.add(Zone.ofBytes(zones.get(number)));
        }
        return site().find(work, wanted);
    }

    /// Writes a shard; drafts lie in a folder of this attempt, which is gone afterwards.
    WriteWork.Written write(WriteWork work) throws TileIndexException, IOException, InterruptedException {
        try (Store store = store()) {
            return site().write(work, DatasetPublisher.attempt(store, partition, datasets));
        }
    }

    private Store store() throws TileIndexException {
        FilePlace place = new FilePlace(out);
        if (!place.isRemote()) {
            TaskContext task = TaskContext.get();
            return LocalStore.apart(place.path(), "spark-%d".formatted(task.taskAttemptId()));
        }
        Configuration configuration = new Configuration();
        settings.forEach(configuration::set);
        return Outputs.open(place, configuration);
    }

    private synchronized Worksite site() throws TileIndexException, InterruptedException {
        // A transient field of an object that was sent is not set.
        if (site == null || site.isEmpty()) {
            site = Optional.of(new Worksite(Main.request(command.toArray(String[]::new))));
        }
        return site.get();
    }
}
