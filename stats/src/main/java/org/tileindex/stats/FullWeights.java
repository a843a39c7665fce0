package org.tileindex.stats;

/// What cells weigh where a zone covers them wholly.
interface FullWeights {
    /// Fills in the weights of cells `[cell, cell + count)` from position `at` on.
    ///
    /// @param zone its number among those that are measured
    void fill(int zone, int cell, int count, double[] weights, int at);
}
