package org.tileindex.spark;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;

/// A scan whose rows are aggregates, which the driver has computed from spans.
final class AggregateScan implements Batch, SupportsReportStatistics {
    private final TileAggregates aggregates;
    private final List<InternalRow> rows;
    private final String description;

    AggregateScan(FoundTiles tiles, TileAggregates aggregates, ScanText text) {
        this.aggregates = aggregates;
        this.rows = aggregates.rows(tiles);
        this.description = text.of(
                "PushedAggregates: [%s]%s"
                        .formatted(
                                String.join(", ", aggregates.texts()),
                                aggregates.keys().isEmpty() ? "" : " by zone"),
                tiles);
    }

    @Override
    public StructType readSchema() {
        return aggregates.schema();
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
        return ColumnarSupportMode.UNSUPPORTED;
    }

    @Override
    public Statistics estimateStatistics() {
        return new ExactStatistics(rows.size(), readSchema());
    }

    @Override
    public InputPartition[] planInputPartitions() {
        return new InputPartition[] {new Rows(rows.toArray(InternalRow[]::new))};
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new Factory();
    }

    private static final class Rows implements InputPartition {
        private static final long serialVersionUID = 1;

        private final InternalRow[] rows;

        Rows(InternalRow[] rows) {
            this.rows = rows;
        }
    }

    private static final class Factory implements PartitionReaderFactory {
        private static final long serialVersionUID = 1;

        @Override
        public PartitionReader<InternalRow> createReader(InputPartition partition) {
            return new Reader(((Rows) partition).rows);
        }
    }

    private static final class Reader implements PartitionReader<InternalRow> {
        private final InternalRow[] rows;
        private int row = -1;

        Reader(InternalRow[] rows) {
            this.rows = rows;
        }

        @Override
        public boolean next() {
            return ++row < rows.length;
        }

        @Override
        public InternalRow get() {
            return rows[row];
        }

        @Override
        public void close() {}
    }
}
