package org.tileindex.spark;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.SimdMode;
import org.tileindex.kernel.Work;
import org.tileindex.tile.Quantity;

/// Makes readers on executors. It is sent to them, and so holds the grid as its numbers.
final class TileReaderFactory implements PartitionReaderFactory {
    private static final long serialVersionUID = 1;

    private final int nrows;
    private final int ncols;
    private final double originLon;
    private final double originLat;
    private final double pixelWidth;
    private final double pixelHeight;
    private final InclusionRule rule;
    private final SimdMode simd;
    private final Quantity[] columns;

    /// @param grid on the globe
    /// @param columns of the batches
    TileReaderFactory(Grid grid, InclusionRule rule, SimdMode simd, List<Quantity> columns) {
        this.nrows = grid.nrows();
        this.ncols = grid.ncols();
        this.originLon = grid.originLon();
        this.originLat = grid.originLat();
        this.pixelWidth = grid.pixelWidth();
        this.pixelHeight = grid.pixelHeight();
        this.rule = rule;
        this.simd = simd;
        this.columns = columns.toArray(Quantity[]::new);
    }

    @Override
    public boolean supportColumnarReads(InputPartition partition) {
        return true;
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        throw new UnsupportedOperationException("tiles are read in batches");
    }

    /// @throws SourceFault E010 if vectors are asked for and the executor has none
    @Override
    public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
        try {
            Grid grid = new Grid(nrows, ncols, originLon, originLat, pixelWidth, pixelHeight);
            return new TileBatches(
                    (SpanPartition) partition,
                    grid,
                    rule,
                    simd.kernels(Work.ROWS).kernels().tiles(),
                    Stream.of(columns).toList());
        } catch (TileIndexException e) {
            throw new SourceFault(e);
        }
    }
}
