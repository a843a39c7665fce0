package org.tileindex.harness;

import static org.apache.parquet.filter2.predicate.FilterApi.and;
import static org.apache.parquet.filter2.predicate.FilterApi.binaryColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.doubleColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.gt;
import static org.apache.parquet.filter2.predicate.FilterApi.gtEq;
import static org.apache.parquet.filter2.predicate.FilterApi.intColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.longColumn;
import static org.apache.parquet.filter2.predicate.FilterApi.lt;
import static org.apache.parquet.filter2.predicate.FilterApi.ltEq;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.filter2.predicate.Operators.Column;
import org.apache.parquet.filter2.predicate.Operators.SupportsLtGt;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/// A filter for parquet-java, which skips row groups by their statistics and pages by the column index. It needs no
/// pages for that.
record ParquetJavaFilter(TileFilter filter) {
    /// The number of row groups that are left.
    int rowGroups(Path file) throws IOException {
        try (ParquetFileReader reader = open(file)) {
            return reader.getRowGroups().size();
        }
    }

    /// The number of rows of the pages that are left.
    long rowsOfPages(Path file) throws IOException {
        try (ParquetFileReader reader = open(file)) {
            return reader.getFilteredRecordCount();
        }
    }

    private ParquetFileReader open(Path file) throws IOException {
        LocalInputFile input = new LocalInputFile(file);
        MessageType schema;
        try (ParquetFileReader reader = ParquetFileReader.open(input)) {
            schema = reader.getFileMetaData().getSchema();
        }
        // Dictionaries are pages, too.
        return ParquetFileReader.open(
                input,
                ParquetReadOptions.builder(new PlainParquetConfiguration())
                        .useDictionaryFilter(false)
                        .withRecordFilter(FilterCompat.get(predicate(schema)))
                        .build());
    }

    private FilterPredicate predicate(MessageType schema) {
        PrimitiveTypeName type =
                schema.getType(filter.column()).asPrimitiveType().getPrimitiveTypeName();
        return filter.terms().stream()
                .map(term -> predicate(type, term))
                .reduce(FilterApi::and)
                .orElseThrow();
    }

    private FilterPredicate predicate(PrimitiveTypeName type, TileFilter.Term term) {
        String name = filter.column();
        return switch (term.value()) {
            case Double number -> compare(doubleColumn(name), term.comparison(), number);
            case String text -> compare(binaryColumn(name), term.comparison(), Binary.fromString(text));
            case Long number ->
                type == PrimitiveTypeName.INT32
                        ? compare(intColumn(name), term.comparison(), number.intValue())
                        : compare(longColumn(name), term.comparison(), number);
            default -> throw new IllegalArgumentException(term.toString());
        };
    }

    private static <T extends Comparable<T>, C extends Column<T> & SupportsLtGt> FilterPredicate compare(
            C column, TileFilter.Comparison comparison, T value) {
        return switch (comparison) {
            // Not FilterApi.eq, which wants a column of another kind.
            case EQ -> and(gtEq(column, value), ltEq(column, value));
            case LT -> lt(column, value);
            case LTE -> ltEq(column, value);
            case GT -> gt(column, value);
            case GTE -> gtEq(column, value);
        };
    }
}
