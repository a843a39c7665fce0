package org.tileindex.writer.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.parquet.column.statistics.DoubleStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;

/// Minima and maxima of stretches of a table, whatever order its values have.
class ValueTableTest {
    @Test
    void stretchesHaveTheirOwnMinimumAndMaximum() {
        check(0, 1, 2, 3, 4, 5);
        check(5, 4, 3, 2, 1);
        check(7, 7, 7);
        check(178, 179, 180, -179, -178, -177);
        check(179, -180, -179, 179, 180, -180, -179);
        check(5, 1, 4, 0, 3, 9, 2, 8, -1, 6);
    }

    private static void check(double... values) {
        ValueTable table = ValueTable.Doubles.of(values);
        IntStream.range(0, values.length)
                .forEach(from -> IntStream.rangeClosed(from + 1, values.length).forEach(to -> {
                    DoubleStatistics found = (DoubleStatistics) Statistics.createStats(
                            Types.required(PrimitiveTypeName.DOUBLE).named("lon"));
                    table.widen(found, from, to);
                    double[] stretch = IntStream.range(from, to)
                            .mapToDouble(i -> values[i])
                            .toArray();
                    assertEquals(DoubleStream.of(stretch).min().orElseThrow(), found.genericGetMin(), 0.0, "minimum");
                    assertEquals(DoubleStream.of(stretch).max().orElseThrow(), found.genericGetMax(), 0.0, "maximum");
                }));
    }
}
