package org.tileindex.writer;

import org.tileindex.writer.telemetry.Stopwatch;

/// What writing one shard came to.
///
/// @param bytes of all its files together
/// @param compressing time in compressors; where encoding and compressing are one pass, it is no part of this
/// @param writing time spent handing bytes to files and syncing them
public record WrittenShard(long bytes, Stopwatch compressing, Stopwatch writing) {
    /// Nothing was written.
    public static final WrittenShard NONE = new WrittenShard(0, new Stopwatch(), new Stopwatch());
}
