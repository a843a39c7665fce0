package org.tileindex.statistic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The weight of each distinct value: what quantiles, majority, minority, variety and shares are made of (contract,
/// section 8.6). Weights of values are exact sums, so no order and no partition can change a result.
///
/// Memory is bounded by a budget in bytes. A quarter of it at most goes to a table, which counts cells of weight 1
/// whose values are integers near each other. For all other cells there are pairs of value and addend: when their
/// memory is full, they are sorted, and the addends of each value become few of the same exact sum; when that frees
/// less than half, they move to a temporary file. Results are made in one pass over table, pairs and files in the
/// order of values, with 16 KiB for each file; there are at most 15 for each power of 16 of budgets that the data
/// would fill.
///
/// Methods throw [UncheckedIOException] where a temporary file cannot be written, read or deleted. Threads may not
/// share a distribution.
public final class Distribution implements AutoCloseable {
    private final CountTable table;
    private final Pairs pairs;
    private final PairRuns runs;
    private final ExactSum total = new ExactSum();

    /// A distribution without cells.
    ///
    /// @param budget bytes of memory, at least some thousand; smaller budgets count as that
    /// @param folder for temporary files, which are deleted by [#clear] and [#close]
    public Distribution(long budget, Path folder) {
        this.table = new CountTable(budget / 4);
        this.pairs = new Pairs(budget - budget / 4);
        this.runs = new PairRuns(folder);
    }

    /// Adds `values[from, to)`, cells of weight 1. A value is not NaN.
    public void add(double[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        total.add(to - from);
        for (int i = from; i < to; i++) {
            if (!table.add(values[i], 1)) {
                add(ValueKey.of(values[i]), 1);
            }
        }
    }

    /// Adds a cell. A weight of 0 counts in nothing.
    ///
    /// @param value a number but not NaN
    /// @param weight finite, at least 0
    public void add(double value, double weight) {
        if (weight == 0) {
            return;
        }
        total.add(weight);
        if (weight != 1 || !table.add(value, 1)) {
            add(ValueKey.of(value), weight);
        }
    }

    private void add(long key, double addend) {
        if (pairs.isFull()) {
            makeRoom();
        }
        pairs.add(key, addend);
    }

    private void makeRoom() {
        pairs.combine();
        if (pairs.isCrowded()) {
            try {
                runs.write(pairs.pairs());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            pairs.clear();
        }
    }

    /// Takes over all cells of another distribution, which is empty afterwards.
    public void merge(Distribution other) {
        total.add(other.total);
        PairSource counts = other.table.pairs();
        try {
            while (counts.advance()) {
                double cells = counts.addend();
                if (!table.add(ValueKey.value(counts.key()), (long) cells)) {
                    add(counts.key(), cells);
                }
            }
            for (int i = 0; i < other.pairs.size(); i++) {
                add(other.pairs.key(i), other.pairs.addend(i));
            }
            runs.takeFrom(other.runs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        other.clear();
    }

    /// The rounded sum of all weights.
    public double weight() {
        return total.value();
    }

    /// Bytes of memory in use for values and weights.
    public long bytes() {
        return table.bytes() + pairs.bytes();
    }

    /// Whether values have been moved to temporary files.
    public boolean hasSpilled() {
        return !runs.isEmpty();
    }

    /// Majority, minority, variety and quantiles; empty if there are no cells.
    ///
    /// @param quantiles numbers in `[0, 1]`, in any order
    public Optional<Ranking> ranking(List<BigDecimal> quantiles) {
        RankingPass pass = new RankingPass(quantiles, total);
        forEach(pass);
        return pass.result();
    }

    /// Goes through the values in ascending order, each with its share: its weight divided by the weight of all,
    /// two rounded numbers.
    public void shares(ShareVisitor visitor) {
        double all = total.value();
        forEach((value, weight) -> visitor.visit(value, weight.value() / all));
    }

    private void forEach(WeightVisitor visitor) {
        pairs.combine();
        try (MergedPairs merged = new MergedPairs()) {
            merged.add(table.pairs());
            merged.add(pairs.pairs());
            runs.readInto(merged);
            ExactSum weight = new ExactSum();
            boolean more = merged.advance();
            while (more) {
                long key = merged.key();
                weight.clear();
                do {
                    weight.add(merged.addend());
                    more = merged.advance();
                } while (more && merged.key() == key);
                visitor.visit(ValueKey.value(key), weight);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Forgets all cells and deletes temporary files. Memory is kept for the next use.
    public void clear() {
        total.clear();
        table.clear();
        pairs.clear();
        try {
            runs.deleteAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes temporary files.
    @Override
    public void close() {
        clear();
    }
}
