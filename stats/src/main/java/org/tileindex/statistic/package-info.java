/// Statistics of a zone's cells in one raster band (contract, section 8.6).
///
/// Values arrive as doubles, in pieces, in any order and on any number of threads; each thread has a collector of
/// its own, and collectors are merged. No result depends on the order or on the partition by a single bit:
///
/// 1. **Sums.** [ExactSum] is a superaccumulator: it keeps the sum without any error and rounds once, at the end.
///    Arrays are first added up in blocks, by additions that [BlockSplit] makes free of error.
/// 2. **Moments.** [WeightedSums] splits products into doubles without error, and [Variance] rounds the quotient of
///    exact sums once. [Dyadic] is exact arithmetic for the rare cases that double-doubles ([Extended]) leave open.
/// 3. **Distributions.** [Distribution] keeps the weight of each value as addends of an exact sum: counts of small
///    integers in a [CountTable], others as [Pairs] of value and addend, which [PairRuns] moves to temporary files
///    where memory is short. [MergedPairs] goes through the values in their order.
/// 4. **Names.** [Statistic] and [StatisticSet] are the words of the option `--stat`; [CellStatistics] collects
///    what a set needs and nothing else.
@NullMarked
package org.tileindex.statistic;

import org.jspecify.annotations.NullMarked;
