package org.tileindex.writer.page;

import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType;
import org.tileindex.writer.form.ColumnForm.Constant;
import org.tileindex.writer.form.ColumnForm.Lookup;
import org.tileindex.writer.form.ColumnForm.PerRun;
import org.tileindex.writer.form.ColumnForm.Ramp;
import org.tileindex.writer.form.ColumnForm.RunForm;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;

/// The smallest and the largest value of a page of a column over runs, from the column's form alone: O(runs).
final class PageStatistics {
    private PageStatistics() {}

    static Statistics<?> of(PrimitiveType type, RunForm form, RunTable runs, RunRange page) {
        Statistics<?> statistics = Statistics.createStats(type);
        switch (form) {
            case Constant constant -> constant.value().widen(statistics, 0, 1);
            case PerRun perRun -> widen(statistics, perRun, page);
            case Lookup lookup -> widen(statistics, lookup, runs, page);
            case Ramp ramp -> widen(statistics, ramp, runs, page, type);
        }
        return statistics;
    }

    private static void widen(Statistics<?> statistics, PerRun column, RunRange page) {
        int last = -1;
        for (int run = page.from(); run < page.to(); run++) {
            int position = column.index().at(run);
            if (position != last) {
                column.table().widen(statistics, position, position + 1);
                last = position;
            }
        }
    }

    private static void widen(Statistics<?> statistics, Lookup column, RunTable runs, RunRange page) {
        for (int run = page.from(); run < page.to(); run++) {
            int position = column.index().at(run);
            column.table().widen(statistics, position, position + runs.length(run));
        }
    }

    private static void widen(Statistics<?> statistics, Ramp column, RunTable runs, RunRange page, PrimitiveType type) {
        long min = Long.MAX_VALUE;
        long max = 0;
        for (int run = page.from(); run < page.to(); run++) {
            long start = column.start().at(run);
            min = Math.min(min, start);
            max = Math.max(max, start + runs.length(run) - 1);
        }
        if (type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT32) {
            statistics.updateStats(Math.toIntExact(min));
            statistics.updateStats(Math.toIntExact(max));
        } else {
            statistics.updateStats(min);
            statistics.updateStats(max);
        }
    }
}
