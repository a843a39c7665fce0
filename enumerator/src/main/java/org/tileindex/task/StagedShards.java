package org.tileindex.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.OutputPaths;
import org.tileindex.tile.Shard;
import org.tileindex.tile.ShardLayout;
import org.tileindex.writer.DatasetPublisher;
import org.tileindex.zone.ZoneIds;

/// The places of shards in staging.
///
/// @param suffix of the files
record StagedShards(DatasetPublisher publisher, ShardLayout layout, ZoneIds ids, String suffix) {
    /// Makes the folders for the shards of a zone.
    void makeFolders(String zone) throws IOException {
        for (Dataset dataset : Dataset.ALL) {
            Files.createDirectories(folder(dataset, zone));
        }
    }

    /// The files of a shard, by dataset.
    ///
    /// @param zone the first that the shard has cells of
    Map<Dataset, Path> files(String zone, Shard shard) {
        Map<Dataset, Path> files = new LinkedHashMap<>();
        for (Dataset dataset : Dataset.ALL) {
            files.put(dataset, folder(dataset, zone).resolve(shard.fileName(suffix)));
        }
        return files;
    }

    private Path folder(Dataset dataset, String zone) {
        Path partition = publisher.staging(dataset.name());
        return layout == ShardLayout.PACKED ? partition : partition.resolve(OutputPaths.zoneFolder(ids, zone));
    }
}
