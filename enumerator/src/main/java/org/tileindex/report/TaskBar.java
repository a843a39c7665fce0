package org.tileindex.report;

/// One task that a worker did.
///
/// @param worker from 0
/// @param kind what sort of task it was, such as `validate`, `scan` or `shard`
/// @param zone id of the zone that it worked on
/// @param startSeconds since the start of the run
/// @param endSeconds since the start of the run
/// @param predictedSeconds what it was thought to cost before it ran; 0 or less if nobody knew
public record TaskBar(
        int worker, String kind, String zone, double startSeconds, double endSeconds, double predictedSeconds) {
    /// How long it took, in seconds.
    public double seconds() {
        return endSeconds - startSeconds;
    }
}
