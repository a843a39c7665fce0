package org.tileindex.writer.page;

import java.util.BitSet;
import org.tileindex.writer.form.ByteSink;
import org.tileindex.writer.form.RunIndex;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;
import org.tileindex.writer.form.ValueTable;

/// The positions of a value table that a row group uses, closed up to a dictionary without gaps.
///
/// The used positions are a union of half-open segments of the table. Positions inside one segment keep their distance
/// in the dictionary, so a run of consecutive table positions stays a run of consecutive dictionary indices. Thus the
/// dictionary of a country on both sides of the antimeridian has the columns of the country, and not those of the ocean
/// in between.
final class DictionaryPositions {
    private final int base;
    private final BitSet used;
    /// `rank[p - base]` is the number of used positions before the used position `p`.
    private final int[] rank;

    private final int size;

    private DictionaryPositions(int base, BitSet used) {
        this.base = base;
        this.used = used;
        this.rank = new int[used.length()];
        int count = 0;
        for (int from = used.nextSetBit(0); from >= 0; from = used.nextSetBit(used.nextClearBit(from))) {
            int to = used.nextClearBit(from);
            for (int p = from; p < to; p++) {
                rank[p] = count++;
            }
        }
        this.size = count;
    }

    /// The positions of a [org.tileindex.writer.form.ColumnForm.PerRun] column: one per run.
    static DictionaryPositions ofRuns(RunIndex index, RunRange range) {
        int base = base(index, range);
        BitSet used = new BitSet();
        for (int run = range.from(); run < range.to(); run++) {
            used.set(index.at(run) - base);
        }
        return new DictionaryPositions(base, used);
    }

    /// The positions of a [org.tileindex.writer.form.ColumnForm.Lookup] column: one per row of each run.
    static DictionaryPositions ofRows(RunIndex index, RunTable runs, RunRange range) {
        int base = base(index, range);
        BitSet used = new BitSet();
        for (int run = range.from(); run < range.to(); run++) {
            int from = index.at(run) - base;
            used.set(from, from + runs.length(run));
        }
        return new DictionaryPositions(base, used);
    }

    private static int base(RunIndex index, RunRange range) {
        int base = Integer.MAX_VALUE;
        for (int run = range.from(); run < range.to(); run++) {
            base = Math.min(base, index.at(run));
        }
        return base;
    }

    /// The number of dictionary entries.
    int size() {
        return size;
    }

    /// The dictionary index of table position `position`, which must be used.
    int rank(int position) {
        return rank[position - base];
    }

    /// Appends the dictionary's PLAIN encoding.
    void putPlain(ValueTable table, ByteSink sink) {
        for (int from = used.nextSetBit(0); from >= 0; from = used.nextSetBit(used.nextClearBit(from))) {
            table.putPlain(base + from, base + used.nextClearBit(from), sink);
        }
    }
}
