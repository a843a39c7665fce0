package org.tileindex.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.aggregate.AggregateFunc;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.aggregate.Avg;
import org.apache.spark.sql.connector.expressions.aggregate.Count;
import org.apache.spark.sql.connector.expressions.aggregate.CountStar;
import org.apache.spark.sql.connector.expressions.aggregate.Max;
import org.apache.spark.sql.connector.expressions.aggregate.Min;
import org.apache.spark.sql.connector.expressions.aggregate.Sum;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.tileindex.tile.Quantity;
import org.tileindex.tile.ZoneSpans;

/// Aggregates that follow from spans: counts, extremes and the sum of areas, of all tiles or by zone.
///
/// @param keys as many fields of the zone as the query groups by
/// @param texts the aggregates as Spark writes them
record TileAggregates(List<StructField> keys, List<Column> columns, List<String> texts) {
    /// An aggregate.
    ///
    /// @param value its value; empty for null
    record Column(String name, DataType type, boolean needsAreas, Function<TileTally, Optional<Object>> value) {}

    TileAggregates {
        keys = List.copyOf(keys);
        columns = List.copyOf(columns);
        texts = List.copyOf(texts);
    }

    /// The aggregates of a query; empty if one of them does not follow from spans.
    static Optional<TileAggregates> of(Aggregation aggregation, List<SourceColumn> columns) {
        List<StructField> keys = new ArrayList<>();
        for (Expression key : aggregation.groupByExpressions()) {
            Optional<SourceColumn> column = column(key, columns).filter(found -> found.quantity() == Quantity.ZONE);
            if (column.isEmpty()) {
                return Optional.empty();
            }
            keys.add(new StructField(column.get().name(), DataTypes.StringType, false, Metadata.empty()));
        }
        List<Column> found = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (AggregateFunc function : aggregation.aggregateExpressions()) {
            Optional<Column> column = aggregate(function, columns);
            if (column.isEmpty()) {
                return Optional.empty();
            }
            found.add(column.get());
            texts.add(function.describe());
        }
        return Optional.of(new TileAggregates(keys, found, texts));
    }

    private static Optional<Column> aggregate(AggregateFunc function, List<SourceColumn> columns) {
        return switch (function) {
            case CountStar count -> Optional.of(count(count.describe()));
            case Count count ->
                column(count.column(), columns)
                        .filter(column -> !count.isDistinct())
                        .map(column -> count(count.describe()));
            case Min min -> extreme(min.describe(), min.column(), columns, false);
            case Max max -> extreme(max.describe(), max.column(), columns, true);
            case Sum sum -> ofAreas(sum.describe(), sum.column(), sum.isDistinct(), columns, tally -> 1);
            case Avg mean -> ofAreas(mean.describe(), mean.column(), mean.isDistinct(), columns, TileTally::count);
            default -> Optional.empty();
        };
    }

    /// The sum of areas, divided by a number.
    private static Optional<Column> ofAreas(
            String name,
            Expression of,
            boolean isDistinct,
            List<SourceColumn> columns,
            ToLongFunction<TileTally> divisor) {
        return column(of, columns)
                .filter(column -> !isDistinct && column.quantity() == Quantity.AREA)
                .map(column -> new Column(
                        name,
                        DataTypes.DoubleType,
                        true,
                        tally -> tally.area().map(area -> area / divisor.applyAsLong(tally))));
    }

    private static Column count(String name) {
        return new Column(name, DataTypes.LongType, false, tally -> Optional.of(tally.count()));
    }

    private static Optional<Column> extreme(String name, Expression of, List<SourceColumn> columns, boolean largest) {
        return column(of, columns)
                .filter(column -> TileTest.Axis.of(column.quantity()) != TileTest.Axis.TILE)
                .map(column -> new Column(
                        name,
                        column.type(),
                        column.quantity() == Quantity.AREA,
                        tally -> tally.extreme(column.quantity(), largest)));
    }

    private static Optional<SourceColumn> column(Expression expression, List<SourceColumn> columns) {
        return expression instanceof NamedReference reference && reference.fieldNames().length == 1
                ? columns.stream()
                        .filter(column -> column.name().equals(reference.fieldNames()[0]))
                        .findFirst()
                : Optional.empty();
    }

    /// The keys, then the aggregates.
    StructType schema() {
        List<StructField> fields = new ArrayList<>(keys);
        columns.forEach(column -> fields.add(new StructField(column.name(), column.type(), true, Metadata.empty())));
        return new StructType(fields.toArray(StructField[]::new));
    }

    /// The rows: one for each zone with tiles if the query groups by zone, else one.
    List<InternalRow> rows(FoundTiles tiles) {
        double[] areas = columns.stream().anyMatch(Column::needsAreas) ? tiles.rowAreas() : new double[0];
        if (keys.isEmpty()) {
            return List.of(row("", new TileTally(tiles, areas, tiles.zones())));
        }
        List<InternalRow> rows = new ArrayList<>();
        for (ZoneSpans zone : tiles.zones()) {
            rows.add(row(zone.zone(), new TileTally(tiles, areas, List.of(zone))));
        }
        return rows;
    }

    private InternalRow row(String zone, TileTally tally) {
        GenericInternalRow row = new GenericInternalRow(keys.size() + columns.size());
        for (int i = 0; i < keys.size(); i++) {
            row.update(i, UTF8String.fromString(zone));
        }
        for (int i = 0; i < columns.size(); i++) {
            Optional<Object> value = columns.get(i).value().apply(tally);
            if (value.isPresent()) {
                row.update(
                        keys.size() + i,
                        value.get() instanceof String text ? UTF8String.fromString(text) : value.get());
            } else {
                row.setNullAt(keys.size() + i);
            }
        }
        return row;
    }
}
