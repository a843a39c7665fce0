package org.tileindex.inspect;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of rows, of which any bytes can be read, wherever it lies.
///
/// @param name its path or address for people
/// @param opening opens it
public record DataFile(String name, long bytes, Opening opening) {
    /// The way to a file's bytes.
    public interface Opening {
        /// Opens the file at its first byte.
        ///
        /// @throws IOException if the file cannot be opened
        SeekableByteChannel open() throws IOException;
    }

    /// A file of this machine.
    ///
    /// @throws IOException if it is absent
    static DataFile of(Path file) throws IOException {
        return new DataFile(file.toString(), Files.size(file), () -> FileChannel.open(file));
    }

    SeekableByteChannel open() throws IOException {
        return opening.open();
    }
}
