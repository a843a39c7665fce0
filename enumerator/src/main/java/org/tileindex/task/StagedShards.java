package org.tileindex.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.OutputPaths;
import org.tileindex.tile.Shard;
import org.tileindex.tile.ShardLayout;
import org.tileindex.writer.DatasetPublisher;
import org.tileindex.zone.ZoneIds;

/// The places of shards in staging.
///
/// @param datasets that a shard has a file of
/// @param suffix of the files
record StagedShards(
        DatasetPublisher publisher, List<Dataset> datasets, ShardLayout layout, ZoneIds ids, String suffix) {
    /// Makes the folders for the shards of a zone.
    void makeFolders(String zone) throws IOException {
        for (Dataset dataset : datasets) {
            Files.createDirectories(folder(dataset, zone));
        }
    }

    /// The files of a shard, by dataset.
    ///
    /// @param zone the first that the shard has cells of
    SequencedMap<Dataset, Path> files(String zone, Shard shard) {
        SequencedMap<Dataset, Path> files = new LinkedHashMap<>();
        for (Dataset dataset : datasets) {
            files.put(dataset, folder(dataset, zone).resolve(shard.fileName(suffix)));
        }
        return files;
    }

    private Path folder(Dataset dataset, String zone) {
        Path partition = publisher.staging(dataset.name());
        return layout.sharesShards() ? partition : partition.resolve(OutputPaths.zoneFolder(ids, zone));
    }
}
