package org.tileindex.writer.form;

import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;

/// A column of a file.
///
/// @param type name, physical and logical type; repetition REQUIRED, or OPTIONAL if the form is [ColumnForm.Dense]
/// @param form its values
public record Column(PrimitiveType type, ColumnForm form) {
    public Column {
        boolean mayBeNull = type.isRepetition(Repetition.OPTIONAL) && form instanceof ColumnForm.Dense;
        if (!type.isRepetition(Repetition.REQUIRED) && !mayBeNull) {
            throw new IllegalArgumentException(type.getName() + ": only required columns, or dense ones with nulls");
        }
    }
}
