package org.tileindex.writer;

import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.tileindex.writer.form.Column;

/// The description of a file to write.
///
/// @param path its final name
/// @param schemaName name of its Parquet schema
/// @param columns its columns, in order
public record ShardFile(Path path, String schemaName, List<Column> columns) {
    MessageType schema() {
        return new MessageType(
                schemaName, columns.stream().<Type>map(Column::type).toList());
    }
}
