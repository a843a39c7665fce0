package org.tileindex.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.tileindex.request.RunRequest;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.OutputPaths;
import org.tileindex.tile.Shard;
import org.tileindex.tile.ShardLayout;
import org.tileindex.writer.ShardFolder;
import org.tileindex.zone.ZoneIds;

/// The places of shards in staging.
///
/// @param datasets that a shard has a file of
/// @param suffix of the files
record StagedShards(ShardFolder place, List<Dataset> datasets, ShardLayout layout, ZoneIds ids, String suffix) {
    /// The places of the shards of a run.
    static StagedShards of(ShardFolder place, RunRequest request) {
        return new StagedShards(
                place,
                request.layout().datasets(),
                request.layout().shards(),
                request.zones().options().ids(),
                request.layout().format().id());
    }

    /// Makes the folders for the shards of a zone.
    void makeFolders(String zone) throws IOException {
        place.makeFolder(folder(zone));
    }

    /// The name of a shard's files below the folder of each dataset.
    ///
    /// @param zone the first that the shard has cells of
    String name(String zone, Shard shard) {
        String folder = folder(zone);
        return (folder.isEmpty() ? "" : folder + "/") + shard.fileName(suffix);
    }

    /// The files of a shard, by dataset.
    ///
    /// @param zone the first that the shard has cells of
    SequencedMap<Dataset, Path> files(String zone, Shard shard) {
        SequencedMap<Dataset, Path> files = new LinkedHashMap<>();
        for (Dataset dataset : datasets) {
            files.put(dataset, place.folder(dataset.name()).resolve(name(zone, shard)));
        }
        return files;
    }

    private String folder(String zone) {
        return layout.sharesShards() ? "" : OutputPaths.zoneFolder(ids, zone);
    }
}
