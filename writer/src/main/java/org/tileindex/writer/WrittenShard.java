package org.tileindex.writer;

import org.tileindex.writer.telemetry.Stopwatch;

/// The size of a written shard and the time that writing it took.
///
/// @param bytes size of all its files together
/// @param compressing time in compressors, without pages that are encoded and compressed in one pass
/// @param writing time spent writing and syncing files
public record WrittenShard(long bytes, Stopwatch compressing, Stopwatch writing) {
    /// The figures of a shard of which nothing was written.
    public static final WrittenShard NONE = new WrittenShard(0, new Stopwatch(), new Stopwatch());

    /// The figures of both.
    public WrittenShard and(WrittenShard other) {
        Stopwatch compressed = new Stopwatch();
        compressed.add(compressing);
        compressed.add(other.compressing);
        Stopwatch written = new Stopwatch();
        written.add(writing);
        written.add(other.writing);
        return new WrittenShard(bytes + other.bytes, compressed, written);
    }
}
