package org.tileindex.stats;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.statistic.StatisticSet;

/// The folder of a run's temporary files, which is deleted with all of them when the run ends, in whatever way.
///
/// @param path of the folder
/// @param isOwn it was made for the run
record SpillFolder(Path path, boolean isOwn) implements AutoCloseable {
    /// Makes a folder among the machine's temporary files, if the statistics may need one. Where that fails, the first
    /// temporary file fails, too; most runs need none.
    static SpillFolder of(StatisticSet statistics) {
        if (!statistics.needsDistribution()) {
            return new SpillFolder(place(), false);
        }
        try {
            return create();
        } catch (IOException e) {
            return new SpillFolder(place(), false);
        }
    }

    /// Makes a folder among the machine's temporary files.
    static SpillFolder create() throws IOException {
        return new SpillFolder(Files.createTempDirectory(place(), "tile-index-stats-"), true);
    }

    /// The folder of the machine's temporary files.
    static Path place() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /// The fault of a temporary file that cannot be written.
    static TileIndexException cannotWrite(Path folder, Throwable cause) {
        return new TileIndexException(
                        ErrorCode.E011_OUTPUT,
                        "cannot write temporary files to %s: %s".formatted(folder, Reason.of(cause)),
                        "Make room there, or name another folder by"
                                + " TILE_INDEX_JAVA_OPTS=-Djava.io.tmpdir=DIR; with more --memory they are fewer.")
                .causedBy(cause);
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
