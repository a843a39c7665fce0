package org.tileindex.stats;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tileindex.writer.AtomicFile;

/// A page that is whole on the disk before the file of statistics has its name, and gets its own name after that.
/// Closing it removes a page that did not get so far.
record StagedPage(Path file) implements AutoCloseable {
    /// Writes the text of a page under an unfinished name, in a folder that it makes if need be.
    static StagedPage write(Path file, String text) throws IOException {
        StagedPage page = new StagedPage(file.toAbsolutePath());
        boolean done = false;
        try {
            Path folder = page.file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(page.unfinished(), text);
            try (FileChannel channel = FileChannel.open(page.unfinished(), StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            done = true;
            return page;
        } finally {
            if (!done) {
                page.close();
            }
        }
    }

    private Path unfinished() {
        return AtomicFile.unfinished(file);
    }

    /// Gives the page its name, in place of what has the name.
    void complete() throws IOException {
        AtomicFile.complete(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(unfinished());
    }
}
