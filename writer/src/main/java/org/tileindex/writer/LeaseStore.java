package org.tileindex.writer;

import java.io.IOException;
import java.time.Instant;

/// A store without locks, where a small file says who has the output.
interface LeaseStore extends Store {
    /// Puts a small file under its name if nothing has the name; in one step where the store can.
    ///
    /// @return false if something has it
    boolean create(String name, byte[] content) throws IOException;

    /// When a file was written, by the store's clock.
    ///
    /// @throws java.io.FileNotFoundException if there is none
    Instant written(String name) throws IOException;
}
