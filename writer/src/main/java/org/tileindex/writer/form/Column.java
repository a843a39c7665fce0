package org.tileindex.writer.form;

import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;

/// A column of a file.
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
    }
}
