package org.tileindex.spark;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.apache.spark.sql.sources.AlwaysFalse;
import org.apache.spark.sql.sources.AlwaysTrue;
import org.apache.spark.sql.sources.And;
import org.apache.spark.sql.sources.EqualNullSafe;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThan;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.sources.IsNotNull;
import org.apache.spark.sql.sources.IsNull;
import org.apache.spark.sql.sources.LessThan;
import org.apache.spark.sql.sources.LessThanOrEqual;
import org.apache.spark.sql.sources.Not;
import org.apache.spark.sql.sources.Or;
import org.apache.spark.sql.sources.StringContains;
import org.apache.spark.sql.sources.StringEndsWith;
import org.apache.spark.sql.sources.StringStartsWith;
import org.tileindex.tile.Quantity;
import org.tileindex.zone.ZoneIds;

/// Reads Spark's filters as [TileTest]s. A filter is decided exactly, as Spark would, or not at all: one that compares
/// with null, or looks at quantities of several axes, is left to Spark.
final class FilterReader {
    private final List<SourceColumn> columns;

    FilterReader(List<SourceColumn> columns) {
        this.columns = columns;
    }

    /// The condition of a filter; empty if it is left to Spark.
    Optional<TileTest> read(Filter filter) {
        return switch (filter) {
            case EqualTo test -> compared(test.attribute(), test.value(), order -> order == 0);
            case EqualNullSafe test -> compared(test.attribute(), test.value(), order -> order == 0);
            case GreaterThan test -> compared(test.attribute(), test.value(), order -> order > 0);
            case GreaterThanOrEqual test -> compared(test.attribute(), test.value(), order -> order >= 0);
            case LessThan test -> compared(test.attribute(), test.value(), order -> order < 0);
            case LessThanOrEqual test -> compared(test.attribute(), test.value(), order -> order <= 0);
            case In test -> in(test);
            case StringStartsWith test -> text(test.attribute(), test.value(), String::startsWith);
            case StringEndsWith test -> text(test.attribute(), test.value(), String::endsWith);
            case StringContains test -> text(test.attribute(), test.value(), String::contains);
            case And both -> joined(both.left(), both.right(), true);
            case Or either -> joined(either.left(), either.right(), false);
            case Not not ->
                read(not.child())
                        .map(test -> new TileTest(
                                test.axis(), test.ids(), values -> !test.check().holds(values)));
            // No column has nulls.
            case IsNotNull test -> always(true);
            case IsNull test -> always(false);
            case AlwaysTrue test -> always(true);
            case AlwaysFalse test -> always(false);
            default -> Optional.empty();
        };
    }

    private static Optional<TileTest> always(boolean holds) {
        return Optional.of(new TileTest(TileTest.Axis.ZONE, new TreeSet<>(), values -> holds));
    }

    private Optional<TileTest> joined(Filter left, Filter right, boolean all) {
        Optional<TileTest> one = read(left);
        Optional<TileTest> other = read(right);
        if (one.isEmpty() || other.isEmpty() || one.get().axis() != other.get().axis()) {
            return Optional.empty();
        }
        TileTest.Check a = one.get().check();
        TileTest.Check b = other.get().check();
        return Optional.of(new TileTest(
                one.get().axis(),
                TileTest.union(one.get().ids(), other.get().ids()),
                all ? values -> a.holds(values) && b.holds(values) : values -> a.holds(values) || b.holds(values)));
    }

    private Optional<TileTest> in(In test) {
        return Stream.of(test.values())
                .map(value -> compared(test.attribute(), value, order -> order == 0))
                .reduce((one, other) -> one.isEmpty() || other.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new TileTest(
                                one.get().axis(),
                                TileTest.union(one.get().ids(), other.get().ids()),
                                values -> one.get().check().holds(values)
                                        || other.get().check().holds(values))))
                .orElse(always(false));
    }

    private Optional<TileTest> text(String attribute, String text, BiPredicate<String, String> holds) {
        return quantity(attribute)
                .filter(quantity -> quantity.type() == Quantity.Type.TEXT)
                .map(quantity -> new TileTest(
                        TileTest.Axis.of(quantity),
                        new TreeSet<>(),
                        values -> values.of(quantity) instanceof String value && holds.test(value, text)));
    }

    /// @param literal may be null
    private Optional<TileTest> compared(String attribute, Object literal, IntPredicate holds) {
        Optional<Quantity> found = quantity(attribute);
        if (found.isEmpty() || !isOf(found.get().type(), literal)) {
            return Optional.empty();
        }
        Quantity quantity = found.get();
        TreeSet<Long> ids = new TreeSet<>();
        if (literal instanceof Long id) {
            ids.add(id);
        }
        return Optional.of(new TileTest(
                TileTest.Axis.of(quantity), ids, values -> holds.test(order(values.of(quantity), literal))));
    }

    private Optional<Quantity> quantity(String attribute) {
        return columns.stream()
                .filter(column -> column.name().equals(attribute))
                .map(SourceColumn::quantity)
                .filter(quantity -> TileTest.Axis.of(quantity) != TileTest.Axis.TILE)
                .findFirst();
    }

    private static boolean isOf(Quantity.Type type, Object literal) {
        return switch (type) {
            case TEXT -> literal instanceof String;
            case UINT32 -> literal instanceof Integer;
            case UINT64 -> literal instanceof Long;
            case DOUBLE -> literal instanceof Double;
            case BYTES -> false;
        };
    }

    /// The order of two values of one type, which is Spark's: text by its bytes, and -0 equal to 0, NaN to itself and
    /// above all else.
    static int order(Object value, Object literal) {
        return switch (value) {
            case String text -> ZoneIds.compare(text, (String) literal);
            case Integer number -> number.compareTo((Integer) literal);
            case Long number -> number.compareTo((Long) literal);
            case Double number -> number.doubleValue() == (Double) literal ? 0 : number.compareTo((Double) literal);
            default -> throw new IllegalArgumentException("a value of " + value.getClass());
        };
    }
}
