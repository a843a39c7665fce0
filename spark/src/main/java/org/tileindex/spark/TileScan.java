package org.tileindex.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.SortDirection;
import org.apache.spark.sql.connector.expressions.SortOrder;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportOrdering;
import org.apache.spark.sql.connector.read.SupportsReportPartitioning;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.connector.read.partitioning.KeyGroupedPartitioning;
import org.apache.spark.sql.connector.read.partitioning.Partitioning;
import org.apache.spark.sql.connector.read.partitioning.UnknownPartitioning;
import org.apache.spark.sql.types.StructType;
import org.tileindex.tile.Quantity;

/// A scan of tiles in columnar batches: partitioned by zone, and in order of zone and `tile_id` within a partition.
final class TileScan implements Batch, SupportsReportStatistics, SupportsReportPartitioning, SupportsReportOrdering {
    /// Partitions for each task that runs at a time, so that unequal tasks end at about the same time.
    private static final int PARTITIONS_PER_TASK = 3;

    private final FoundTiles tiles;
    private final List<SourceColumn> columns;
    private final SourceOptions options;
    private final String description;
    private Optional<PartitionPlan> plan = Optional.empty();

    /// @param columns those that are wanted
    TileScan(FoundTiles tiles, List<SourceColumn> columns, SourceOptions options, ScanText text) {
        this.tiles = tiles;
        this.columns = List.copyOf(columns);
        this.options = options;
        this.description = text.of(
                "columns: [%s]"
                        .formatted(String.join(
                                ", ", columns.stream().map(SourceColumn::name).toList())),
                tiles);
    }

    @Override
    public StructType readSchema() {
        return SourceColumn.schema(columns);
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public ColumnarSupportMode columnarSupportMode() {
        return ColumnarSupportMode.SUPPORTED;
    }

    @Override
    public Statistics estimateStatistics() {
        return new ExactStatistics(tiles.cells(), readSchema());
    }

    @Override
    public Partitioning outputPartitioning() {
        PartitionPlan cut = plan();
        int count = cut.partitions().size();
        Optional<SourceColumn> zone = column(Quantity.ZONE);
        return zone.isPresent() && cut.oneZoneEach()
                ? new KeyGroupedPartitioning(
                        new Expression[] {Expressions.identity(zone.get().name())}, count)
                : new UnknownPartitioning(count);
    }

    @Override
    public SortOrder[] outputOrdering() {
        List<SortOrder> order = new ArrayList<>();
        for (Quantity quantity : List.of(Quantity.ZONE, Quantity.TILE_ID)) {
            Optional<SourceColumn> column = column(quantity);
            if (column.isEmpty()) {
                break;
            }
            order.add(Expressions.sort(Expressions.column(column.get().name()), SortDirection.ASCENDING));
        }
        return order.toArray(SortOrder[]::new);
    }

    private Optional<SourceColumn> column(Quantity quantity) {
        return columns.stream().filter(column -> column.quantity() == quantity).findFirst();
    }

    private synchronized PartitionPlan plan() {
        if (plan.isEmpty()) {
            int wanted = options.partitions()
                    .orElseGet(() ->
                            PARTITIONS_PER_TASK * SparkContext.getOrCreate().defaultParallelism());
            plan = Optional.of(PartitionPlan.of(tiles, wanted));
        }
        return plan.get();
    }

    @Override
    public InputPartition[] planInputPartitions() {
        double[] areas = column(Quantity.AREA).isPresent() ? tiles.rowAreas() : new double[0];
        return plan().partitions().stream()
                .map(zones -> new SpanPartition(zones, areas))
                .toArray(InputPartition[]::new);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new TileReaderFactory(
                tiles.grid(),
                tiles.rule(),
                options.simd(),
                columns.stream().map(SourceColumn::quantity).toList());
    }
}
