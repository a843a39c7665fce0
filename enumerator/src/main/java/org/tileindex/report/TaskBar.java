package org.tileindex.report;

/// One task of one worker.
///
/// @param worker from 0
/// @param kind kind of task, such as `validate`, `scan` or `shard`
/// @param zone id of the zone that it worked on
/// @param startSeconds since the start of the run
/// @param endSeconds since the start of the run
/// @param predictedSeconds estimated cost before it ran; 0 or less if unknown
public record TaskBar(
        int worker, String kind, String zone, double startSeconds, double endSeconds, double predictedSeconds) {
    /// Duration in seconds.
    public double seconds() {
        return endSeconds - startSeconds;
    }
}
