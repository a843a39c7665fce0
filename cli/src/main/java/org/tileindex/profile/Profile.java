package org.tileindex.profile;

import java.util.List;
import java.util.Optional;
import org.tileindex.telemetry.Stage;

/// A run as its recording tells it. All times are seconds.
///
/// @param run the finished run; empty if it failed, or the recording ended before it did
/// @param stages in the order of a run; one without events is absent
/// @param workers by index
/// @param rates in order of time
/// @param methods the methods seen on top of a stack, the most frequent first
/// @param samples execution samples of all threads, also those without a stack
public record Profile(
        Optional<Run> run,
        List<StageTime> stages,
        List<Worker> workers,
        List<Rate> rates,
        List<Method> methods,
        long samples,
        Pauses pauses) {

    /// A finished run, from its own event.
    ///
    /// @param tiles rows of each dataset
    /// @param bytes size of all datasets together
    public record Run(
            String parameterHash, int zones, int workers, long tiles, int shards, long bytes, double seconds) {}

    /// The work of one stage, the one that the run's summary calls by the same name.
    ///
    /// @param count tasks, pages, files or datasets, whichever the stage works on
    /// @param seconds summed over all threads
    /// @param share of the seconds of all stages, from 0 to 1
    /// @param rows tiles that went through it; 0 where it has none
    /// @param bytes bytes that went through it, uncompressed for `compress`; 0 where it has none
    public record StageTime(Stage stage, long count, double seconds, double share, long rows, long bytes) {}

    /// The work of one worker.
    ///
    /// @param tiles tiles of the shards that it wrote
    public record Worker(int index, int tasks, double busySeconds, long tiles) {
        double tilesPerSecond() {
            return busySeconds == 0 ? 0 : tiles / busySeconds;
        }
    }

    /// The state of the run at one moment.
    ///
    /// @param at seconds since the first such moment
    public record Rate(double at, double tilesPerSecond, int queueDepth, int busyWorkers) {}

    /// A method and the number of samples that saw it on top of a stack.
    public record Method(String name, long samples) {}

    /// All pauses for garbage collection; each stops all threads.
    public record Pauses(int count, double seconds, double longestSeconds) {}
}
