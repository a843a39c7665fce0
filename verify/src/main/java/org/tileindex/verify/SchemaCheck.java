package org.tileindex.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/// Compares the columns of a file with those of its dataset, one by one, and finds those that can be read. A fault of
/// one column hides nothing of the others.
final class SchemaCheck {
    private final String dataset;
    private final List<Type> wanted;
    private final FileFaults faults;

    /// @param wanted columns of `dataset`, in order
    SchemaCheck(String dataset, List<Type> wanted, FileFaults faults) {
        this.dataset = dataset;
        this.wanted = wanted;
        this.faults = faults;
    }

    /// The position of each wanted column among those of the file, fields of groups counted one by one; -1 for one that
    /// is missing or has another type.
    int[] positions(MessageType found) {
        int[] positions = new int[wanted.stream().mapToInt(SchemaCheck::leaves).sum()];
        Arrays.fill(positions, -1);
        List<String> order = new ArrayList<>();
        int next = 0;
        for (Type column : wanted) {
            String name = column.getName();
            if (!found.containsField(name)) {
                faults.add("column %s of %s is missing".formatted(name, dataset), describe(column), "no such column");
            } else {
                order.add(name);
                Type type = found.getType(name);
                if (describe(column).equals(describe(type))) {
                    int first = leavesBefore(found, name);
                    for (int i = 0; i < leaves(column); i++) {
                        positions[next + i] = first + i;
                    }
                } else {
                    faults.add(
                            "column %s of %s has another type".formatted(name, dataset),
                            describe(column),
                            describe(type));
                }
            }
            next += leaves(column);
        }
        checkOrder(found, order);
        return positions;
    }

    private static int leaves(Type type) {
        return type.isPrimitive()
                ? 1
                : type.asGroupType().getFields().stream()
                        .mapToInt(SchemaCheck::leaves)
                        .sum();
    }

    private static int leavesBefore(MessageType found, String name) {
        return found.getFields().subList(0, found.getFieldIndex(name)).stream()
                .mapToInt(SchemaCheck::leaves)
                .sum();
    }

    /// @param known the wanted columns that the file has, in the order in which they are wanted
    private void checkOrder(MessageType found, List<String> known) {
        List<String> order = new ArrayList<>();
        for (Type column : found.getFields()) {
            if (known.contains(column.getName())) {
                order.add(column.getName());
            } else {
                faults.add("%s has a foreign column".formatted(dataset), "no such column", column.getName());
            }
        }
        for (int i = 0; i < known.size(); i++) {
            if (!known.get(i).equals(order.get(i))) {
                faults.add(
                        "the columns of %s are in another order".formatted(dataset),
                        "column %s at place %d".formatted(known.get(i), i),
                        "column " + order.get(i));
                return;
            }
        }
    }

    /// A type for messages, such as `INT32 (UINT_32), required`.
    private static String describe(Type type) {
        if (!type.isPrimitive()) {
            return type.asGroupType().getFields().stream()
                    .map(field -> field.getName() + " " + describe(field))
                    .collect(Collectors.joining("; ", "a group of ", "; " + repetition(type)));
        }
        PrimitiveType primitive = type.asPrimitiveType();
        String name = primitive.getPrimitiveTypeName().name();
        if (primitive.getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY) {
            name += " of " + Quantity.of(primitive.getTypeLength(), "byte");
        }
        return "%s%s, %s".formatted(name, meaning(type.getLogicalTypeAnnotation()), repetition(type));
    }

    private static String repetition(Type type) {
        return type.getRepetition().name().toLowerCase(Locale.ROOT);
    }

    private static String meaning(@Nullable LogicalTypeAnnotation annotation) {
        if (annotation == null) {
            return "";
        }
        if (annotation instanceof IntLogicalTypeAnnotation number) {
            return " (%s_%d)".formatted(number.isSigned() ? "INT" : "UINT", number.getBitWidth());
        }
        return " (" + annotation + ")";
    }
}
