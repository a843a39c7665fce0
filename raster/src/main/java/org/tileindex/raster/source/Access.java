package org.tileindex.raster.source;

/// The cost of reading a range of a file.
public enum Access {
    /// A read of this machine's disk, or one that a file system arranges as it likes.
    FILE,
    /// A request to a server, and the time until its answer.
    SERVER,
    /// Nothing: all bytes are in memory.
    HELD
}
