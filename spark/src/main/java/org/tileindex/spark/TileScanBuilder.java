package org.tileindex.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownAggregates;
import org.apache.spark.sql.connector.read.SupportsPushDownFilters;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;

/// Takes over from Spark what spans answer: filters, aggregates, a limit, and the columns that are wanted.
final class TileScanBuilder
        implements SupportsPushDownFilters,
                SupportsPushDownAggregates,
                SupportsPushDownLimit,
                SupportsPushDownRequiredColumns {
    private final SourceOptions options;
    private final Supplier<FoundTiles> found;
    private final List<SourceColumn> columns;
    private final List<Filter> pushed = new ArrayList<>();
    private final List<TileTest> tests = new ArrayList<>();
    private StructType schema;
    private Optional<TileAggregates> aggregates = Optional.empty();
    private OptionalInt limit = OptionalInt.empty();

    /// @param found the tiles of the table; asked for when the scan is built
    TileScanBuilder(SourceOptions options, Supplier<FoundTiles> found) {
        this.options = options;
        this.found = found;
        this.columns = SourceColumn.all(options);
        this.schema = SourceColumn.schema(columns);
    }

    @Override
    public Filter[] pushFilters(Filter[] filters) {
        FilterReader reader = new FilterReader(columns);
        List<Filter> left = new ArrayList<>();
        for (Filter filter : filters) {
            Optional<TileTest> test = reader.read(filter);
            if (test.isPresent()) {
                tests.add(test.get());
                pushed.add(filter);
            } else {
                left.add(filter);
            }
        }
        return left.toArray(Filter[]::new);
    }

    @Override
    public Filter[] pushedFilters() {
        return pushed.toArray(Filter[]::new);
    }

    @Override
    public boolean supportCompletePushDown(Aggregation aggregation) {
        return options.pushAggregates()
                && TileAggregates.of(aggregation, columns).isPresent();
    }

    @Override
    public boolean pushAggregation(Aggregation aggregation) {
        aggregates = options.pushAggregates() ? TileAggregates.of(aggregation, columns) : Optional.empty();
        return aggregates.isPresent();
    }

    @Override
    public boolean pushLimit(int most) {
        // The limit of aggregates counts their rows, which are few.
        if (aggregates.isPresent()) {
            return false;
        }
        limit = OptionalInt.of(most);
        return true;
    }

    @Override
    public boolean isPartiallyPushed() {
        return false;
    }

    @Override
    public void pruneColumns(StructType required) {
        schema = required;
    }

    @Override
    public Scan build() {
        FoundTiles tiles = SpanCut.apply(found.get(), tests);
        FoundTiles taken = limit.isPresent() ? tiles.first(limit.getAsInt()) : tiles;
        ScanText text = new ScanText(options, pushed, limit);
        return aggregates.isPresent()
                ? new AggregateScan(taken, aggregates.get(), text)
                : new TileScan(taken, SourceColumn.of(schema, columns), options, text);
    }
}
