package org.tileindex.writer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.tileindex.writer.form.Column;

/// The description of a file to write.
///
/// @param path its final name
/// @param schemaName name of its Parquet schema
/// @param columns its columns, in order
/// @param metadata what its footer says of it, by key
public record ShardFile(Path path, String schemaName, List<Column> columns, Map<String, String> metadata) {
    /// A file whose footer has no metadata.
    public ShardFile(Path path, String schemaName, List<Column> columns) {
        this(path, schemaName, columns, Map.of());
    }

    MessageType schema() {
        List<Type> fields = new ArrayList<>();
        for (int from = 0; from < columns.size(); ) {
            Optional<String> group = columns.get(from).group();
            int to = group.isEmpty() ? from + 1 : end(from);
            List<Type> some =
                    columns.subList(from, to).stream().<Type>map(Column::type).toList();
            fields.add(group.<Type>map(name -> new GroupType(Repetition.REQUIRED, name, some))
                    .orElseGet(some::getFirst));
            from = to;
        }
        return new MessageType(schemaName, fields);
    }

    /// One past the last column of the group that column `from` begins.
    private int end(int from) {
        int to = from + 1;
        while (to < columns.size()
                && columns.get(to).group().equals(columns.get(from).group())) {
            to++;
        }
        return to;
    }
}
