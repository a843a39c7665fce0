package org.tileindex.plan;

/// The cost of the work on one zone, predicted or measured.
///
/// @param tiles cells that belong to it
/// @param spans they are in
/// @param validateNanos worker time to check its topology; 0 if that was not done
/// @param scanNanos worker time to find its cells; 0 if that was not done
/// @param recallNanos worker time to read its cells as an earlier run found them; 0 if that was not done
/// @param shardNanos worker time to write all its shards
public record ZoneCost(long tiles, long spans, long validateNanos, long scanNanos, long recallNanos, long shardNanos) {
    /// Nothing is known, or nothing was found.
    public static final ZoneCost NONE = new ZoneCost(0, 0, 0, 0, 0, 0);

    /// Worker time of a shard of `cells` tiles, in nanoseconds.
    public long shardNanos(long cells) {
        return tiles == 0 ? 0 : Math.round((double) shardNanos * cells / tiles);
    }

    /// The cost of this work and that of `other` together.
    public ZoneCost plus(ZoneCost other) {
        return new ZoneCost(
                tiles + other.tiles,
                spans + other.spans,
                validateNanos + other.validateNanos,
                scanNanos + other.scanNanos,
                recallNanos + other.recallNanos,
                shardNanos + other.shardNanos);
    }

    /// Worker time of all work on the zone, in nanoseconds.
    long nanos() {
        return validateNanos + scanNanos + recallNanos + shardNanos;
    }

    /// These costs, with those of a `guess` for finding its cells where that was not done.
    ZoneCost orElse(ZoneCost guess) {
        return new ZoneCost(
                tiles,
                spans,
                validateNanos == 0 ? guess.validateNanos : validateNanos,
                scanNanos == 0 ? guess.scanNanos : scanNanos,
                recallNanos == 0 ? guess.recallNanos : recallNanos,
                shardNanos);
    }

    /// The mean of these costs and those of an `earlier` run, because a machine is not equally fast twice. Work that
    /// was not done this time keeps its earlier cost.
    ZoneCost blend(ZoneCost earlier) {
        return new ZoneCost(
                tiles,
                spans,
                blend(validateNanos, earlier.validateNanos),
                blend(scanNanos, earlier.scanNanos),
                blend(recallNanos, earlier.recallNanos),
                blend(shardNanos, earlier.shardNanos));
    }

    private static long blend(long now, long before) {
        return now == 0 || before == 0 ? now + before : (now + before) / 2;
    }
}
