package org.tileindex.writer.form;

import org.apache.parquet.schema.ColumnOrder;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;

/// A column of a file.
///
/// Its bounds are in the order that the Parquet format defines for its type. parquet-java would have floating-point
/// columns declare IEEE 754 total order, and readers that do not know that one ignore the bounds.
///
/// @param type its name, physical and logical type; REQUIRED, or for a [ColumnForm.Dense] column OPTIONAL
/// @param form its values
public record Column(PrimitiveType type, ColumnForm form) {
    public Column {
        boolean mayBeNull = type.isRepetition(Repetition.OPTIONAL) && form instanceof ColumnForm.Dense;
        if (!type.isRepetition(Repetition.REQUIRED) && !mayBeNull) {
            throw new IllegalArgumentException(
                    type.getName() + " must be required; only a dense column may have nulls");
        }
        type = type.withColumnOrder(ColumnOrder.typeDefined()).asPrimitiveType();
    }
}
