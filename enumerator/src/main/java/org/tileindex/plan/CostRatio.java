package org.tileindex.plan;

/// The costs of many zones together, as multiples of the costs that built-in rates give for them. It stands for zones
/// whose own costs are not worth keeping.
///
/// @param sumTiles the tiles of all these zones
/// @param validate 0 if that was not done; so with the others
public record CostRatio(
        long sumTiles, double tiles, double spans, double validate, double scan, double recall, double shard) {
    /// Measured costs by guessed ones.
    static CostRatio of(ZoneCost measured, ZoneCost guessed) {
        return new CostRatio(
                measured.tiles(),
                ratio(measured.tiles(), guessed.tiles()),
                ratio(measured.spans(), guessed.spans()),
                ratio(measured.validateNanos(), guessed.validateNanos()),
                ratio(measured.scanNanos(), guessed.scanNanos()),
                ratio(measured.recallNanos(), guessed.recallNanos()),
                ratio(measured.shardNanos(), guessed.shardNanos()));
    }

    private static double ratio(long measured, long guessed) {
        return guessed == 0 ? 0 : (double) measured / guessed;
    }

    /// The costs of a zone for which built-in rates give `guess`.
    ZoneCost times(ZoneCost guess) {
        return new ZoneCost(
                Math.round(guess.tiles() * tiles),
                Math.round(guess.spans() * spans),
                Math.round(guess.validateNanos() * validate),
                Math.round(guess.scanNanos() * scan),
                Math.round(guess.recallNanos() * recall),
                Math.round(guess.shardNanos() * shard));
    }

    /// The mean of two runs.
    CostRatio blend(CostRatio earlier) {
        return new CostRatio(
                sumTiles,
                tiles,
                spans,
                mean(validate, earlier.validate),
                mean(scan, earlier.scan),
                mean(recall, earlier.recall),
                mean(shard, earlier.shard));
    }

    /// The mean of what two runs took; that of one where the other did not do it, which is 0.
    static double mean(double now, double before) {
        return now == 0 || before == 0 ? now + before : (now + before) / 2;
    }
}
