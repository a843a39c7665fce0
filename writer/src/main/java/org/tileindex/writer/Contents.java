package org.tileindex.writer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// The bytes of files that are read one after the other.
public interface Contents extends Closeable {
    /// The next bytes, all of one file, valid until the next call; empty after the last.
    ByteBuffer next() throws IOException;

    /// The number of all files.
    int files();

    /// The number of the file that the last bytes are of, from 0.
    int file();
}
