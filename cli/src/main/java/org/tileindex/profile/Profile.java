package org.tileindex.profile;

import java.util.List;
import java.util.Optional;

/// What a recording says of a run. All times are seconds.
///
/// @param run the finished run; empty if it failed or the recording ended before it
/// @param stages in the order of a run
/// @param workers by index
/// @param rates in order of time
/// @param methods those seen most often on top of a stack, most often first
/// @param samples looks at running Java threads, also those whose methods are not among `methods`
public record Profile(
        Optional<Run> run,
        List<StageTime> stages,
        List<Worker> workers,
        List<Rate> rates,
        List<Method> methods,
        long samples,
        Pauses pauses) {

    /// A finished run in its own words.
    ///
    /// @param tiles rows of each dataset
    /// @param bytes of all datasets together
    public record Run(
            String parameterHash, int zones, int workers, long tiles, int shards, long bytes, double seconds) {}

    /// All that was done in one stage.
    ///
    /// @param count number of events
    /// @param seconds over all threads
    /// @param share of the seconds of all stages that are within no other, from 0 to 1
    /// @param rows that went through it; 0 where it has none
    /// @param bytes that went through it; 0 where it has none
    public record StageTime(Stage stage, long count, double seconds, double share, long rows, long bytes) {}

    /// What one worker did.
    ///
    /// @param tiles in the shards that it wrote
    public record Worker(int index, int tasks, double busySeconds, long tiles) {
        double tilesPerSecond() {
            return busySeconds == 0 ? 0 : tiles / busySeconds;
        }
    }

    /// The state of the run at one moment.
    ///
    /// @param at seconds since the first of them
    public record Rate(double at, double tilesPerSecond, int queueDepth, int busyWorkers) {}

    /// A method, and how often it was seen on top of a stack.
    public record Method(String name, long samples) {}

    /// All pauses of all threads for garbage collection.
    public record Pauses(int count, double seconds, double longestSeconds) {}
}
