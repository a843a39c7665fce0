package org.tileindex.spark.job;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkEnv;
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
    private final SentZones zones;
    private final String out;
    private final String partition;
    private final ArrayList<String> datasets;
    private final TreeMap<String, String> settings;
    private transient Optional<Worksite> site = Optional.empty();

    /// @param command the words of the command line
    /// @param zones all zones of the run, by number
    /// @param settings of Hadoop's file systems
    Job(
            List<String> command,
            List<Zone> zones,
            String out,
            String partition,
            List<String> datasets,
            Map<String, String> settings) {
        this.command = new ArrayList<>(command);
        this.zones = new SentZones(zones);
        this.out = out;
        this.partition = partition;
        this.datasets = new ArrayList<>(datasets);
        this.settings = new TreeMap<>(settings);
    }

    FindWork.Found find(FindWork work) throws TileIndexException, InterruptedException {
        return site().find(work, zones.unpack(work.zones()));
    }

    /// Writes a shard; drafts lie in a folder of this attempt, which is gone afterwards.
    WriteWork.Written write(WriteWork work) throws TileIndexException, IOException, InterruptedException {
        try (Store store = store()) {
            return site().write(work, DatasetPublisher.attempt(store, partition, datasets));
        }
    }

    /// The output, for one attempt. Applications number their attempts alike.
    private Store store() throws TileIndexException, IOException {
        FilePlace place = new FilePlace(out);
        if (!place.isRemote()) {
            String application = SparkEnv.get().conf().getAppId();
            return LocalStore.apart(
                    place.path(),
                    "%s-%d".formatted(application, TaskContext.get().taskAttemptId()));
        }
        Configuration configuration = new Configuration();
        settings.forEach(configuration::set);
        return Outputs.open(place, configuration, temporary());
    }

    /// A folder that Spark removes with the executor, even if that is killed.
    private static Path temporary() {
        File blocks = SparkEnv.get().blockManager().diskBlockManager().localDirs()[0];
        return blocks.getAbsoluteFile().toPath().resolveSibling("");
    }

    private synchronized Worksite site() throws TileIndexException, InterruptedException {
        // A transient field of an object that was sent is not set.
        if (site == null || site.isEmpty()) {
            site = Optional.of(new Worksite(Main.request(command.toArray(String[]::new))));
        }
        return site.get();
    }
}
