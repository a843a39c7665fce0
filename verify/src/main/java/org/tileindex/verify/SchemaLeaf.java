package org.tileindex.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;

/// A column of a file as its footer has it; fields of a group are columns, the group is none.
///
/// @param path the names that lead to it
record SchemaLeaf(List<String> path, SchemaElement element) {
    /// A group whose fields are not all read yet.
    private record Open(String name, int left) {}

    /// The columns in order.
    static List<SchemaLeaf> of(FileMetaData footer) {
        List<SchemaLeaf> leaves = new ArrayList<>();
        Deque<Open> groups = new ArrayDeque<>();
        for (SchemaElement element : footer.getSchema().subList(1, footer.getSchemaSize())) {
            if (!groups.isEmpty()) {
                Open group = groups.removeLast();
                groups.addLast(new Open(group.name(), group.left() - 1));
            }
            if (element.getNum_children() > 0) {
                groups.addLast(new Open(element.getName(), element.getNum_children()));
            } else {
                List<String> path =
                        new ArrayList<>(groups.stream().map(Open::name).toList());
                path.add(element.getName());
                leaves.add(new SchemaLeaf(List.copyOf(path), element));
                while (!groups.isEmpty() && groups.getLast().left() <= 0) {
                    groups.removeLast();
                }
            }
        }
        return leaves;
    }

    /// Its names, joined by points.
    String name() {
        return String.join(".", path);
    }
}
