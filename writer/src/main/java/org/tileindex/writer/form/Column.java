package org.tileindex.writer.form;

import org.apache.parquet.schema.PrimitiveType;

/// A required column of a file.
///
/// @param type name, physical and logical type; repetition REQUIRED
/// @param form its values
public record Column(PrimitiveType type, ColumnForm form) {
    public Column {
        if (!type.isRepetition(org.apache.parquet.schema.Type.Repetition.REQUIRED)) {
            throw new IllegalArgumentException(type.getName() + ": only required columns");
        }
    }
}
