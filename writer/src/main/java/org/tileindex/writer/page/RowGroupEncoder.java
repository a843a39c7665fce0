package org.tileindex.writer.page;

import org.apache.arrow.vector.FieldVector;
import org.apache.parquet.schema.PrimitiveType;
import org.tileindex.writer.dense.DenseColumn;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.ColumnForm.Dense;
import org.tileindex.writer.form.ColumnForm.RunForm;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;

/// Encodes the columns of one row group, of one file or of several: columns over runs by a [RunEncoder], dense columns
/// by a [DenseEncoder].
public final class RowGroupEncoder {
    private final PageWorkspace workspace;
    private final RunTable runs;
    private final RunRange rowGroup;
    private final RunEncoder runEncoder;
    private final DenseEncoder denseEncoder;

    /// @param pageRows for a column over runs, the minimum rows of a page unless the row group is smaller; for a dense
    ///     column, which need not be cut between runs, the maximum
    public RowGroupEncoder(PageWorkspace workspace, RunTable runs, RunRange rowGroup, int pageRows) {
        this.workspace = workspace;
        this.runs = runs;
        this.rowGroup = rowGroup;
        this.runEncoder = new RunEncoder(workspace, runs, rowGroup, pageRows);
        this.denseEncoder = new DenseEncoder(workspace, pageRows);
    }

    /// The encoded column chunk of `column`.
    ///
    /// @throws IllegalArgumentException if a dense column's vector has another type or number of rows than the column
    public ColumnChunk encode(Column column) {
        return switch (column.form()) {
            case RunForm form -> runEncoder.encode(column.type(), form);
            case Dense dense -> denseEncoder.encode(load(column.type(), dense.vector()));
        };
    }

    /// The rows of the row group, which are rows of `vector` too.
    private DenseColumn load(PrimitiveType type, FieldVector vector) {
        if (vector.getValueCount() != runs.rows()) {
            throw new IllegalArgumentException("%s has %,d rows, but the shard has %,d"
                    .formatted(type.getName(), vector.getValueCount(), runs.rows()));
        }
        DenseColumn column = new DenseColumn(vector.getField(), workspace.scratch());
        if (!column.type().equals(type)) {
            throw new IllegalArgumentException("column %s, but its vector is for %s".formatted(type, column.type()));
        }
        int from = Math.toIntExact(runs.rowsBefore(rowGroup.from()));
        column.append(vector, from, from + Math.toIntExact(rowGroup.rows()));
        return column;
    }
}
