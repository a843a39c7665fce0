package org.tileindex.writer.form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.schema.ColumnOrder;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;

/// A column of a file.
///
/// Its bounds are in the order that the Parquet format defines for its type. parquet-java would have floating-point
/// columns declare IEEE 754 total order, and readers that do not know that one ignore the bounds.
///
/// @param group name of the required group that it is a field of, empty for none. Fields of a group follow one another;
///     nothing in a group may be null, so its pages have no levels either
/// @param type its name, physical and logical type; REQUIRED, or for a [ColumnForm.Dense] column OPTIONAL
/// @param form its values
public record Column(Optional<String> group, PrimitiveType type, ColumnForm form) {
    public Column {
        boolean mayBeNull =
                type.isRepetition(Repetition.OPTIONAL) && form instanceof ColumnForm.Dense && group.isEmpty();
        if (!type.isRepetition(Repetition.REQUIRED) && !mayBeNull) {
            throw new IllegalArgumentException(
                    type.getName() + " must be required; only a dense column outside of groups may have nulls");
        }
        type = type.withColumnOrder(ColumnOrder.typeDefined()).asPrimitiveType();
    }

    /// A column that is in no group.
    public Column(PrimitiveType type, ColumnForm form) {
        this(Optional.empty(), type, form);
    }

    /// The names that lead to it, from the file's schema on.
    public List<String> path() {
        return Stream.concat(group.stream(), Stream.of(type.getName())).toList();
    }
}
