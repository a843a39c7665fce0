package org.tileindex.stats;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tileindex.statistic.StatisticSet;

/// The folder of a run's temporary files, which is deleted with all of them when the run ends, in whatever way.
///
/// @param path of the folder
/// @param isOwn it was made for the run
record SpillFolder(Path path, boolean isOwn) implements AutoCloseable {
    /// Makes a folder among the machine's temporary files, if the statistics may need one. Where that fails, the first
    /// temporary file fails, too; most runs need none.
    static SpillFolder of(StatisticSet statistics) {
        Path place = Path.of(System.getProperty("java.io.tmpdir"));
        if (!statistics.needsDistribution()) {
            return new SpillFolder(place, false);
        }
        try {
            return new SpillFolder(Files.createTempDirectory(place, "tile-index-stats-"), true);
        } catch (IOException e) {
            return new SpillFolder(place, false);
        }
    }

    @Override
    public void close() {
        if (!isOwn) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // The run has ended well, or with a fault that matters more; what cannot be deleted stays.
        }
    }
}
