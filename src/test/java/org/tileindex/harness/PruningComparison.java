package org.tileindex.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.ColumnOrder;

/// What Arrow C++, DuckDB and parquet-java keep of the same files for the same filters.
///
/// That Arrow C++ or DuckDB keeps a row group is seen by its failure where the row group has no pages; see
/// [HollowFiles]. That no row is lost is seen by a scan which counts the rows of all filters and cannot skip anything.
final class PruningComparison {
    private final DuckDb duckdb;
    private final List<Path> files;
    private final Path folder;
    private final List<TileFilter> filters;
    private final List<Path> hollow = new ArrayList<>();
    private final Map<TileFilter, Long> rows = new HashMap<>();
    private final long allRows;

    /// What is left of the files for a filter.
    ///
    /// @param rows that fulfil it
    /// @param rowGroups that each reader keeps
    /// @param pageRows rows of the pages that parquet-java keeps
    record Kept(TileFilter filter, long rows, int rowGroups, long pageRows) {}

    /// @param folder for copies of the files' footers
    /// @param sample a condition that takes some of the rows, between whose values the filters cut
    PruningComparison(DuckDb duckdb, List<Path> files, Path folder, String sample) throws Exception {
        this.duckdb = duckdb;
        this.files = files;
        this.folder = folder;
        String table = DuckDb.parquet(files);
        this.filters = TileFilter.ofEveryColumn(duckdb, "(SELECT * FROM %s WHERE %s)".formatted(table, sample));
        for (int i = 0; i < files.size(); i++) {
            hollow.addAll(HollowFiles.ofRowGroups(files.get(i), folder.resolve("file-" + i)));
        }
        Map<String, Long> counts = duckdb.counts("SELECT count(*) AS n, %s FROM %s"
                .formatted(
                        filters.stream()
                                .map(filter -> "count(*) FILTER (WHERE %s) AS \"%s\"".formatted(filter, filter))
                                .collect(Collectors.joining(", ")),
                        table));
        filters.forEach(filter -> rows.put(filter, counts.getOrDefault(filter.sql(), -1L)));
        this.allRows = counts.getOrDefault("n", -1L);
        assertEquals(checkFooters(), allRows, "rows of the scan that skips nothing");
    }

    /// Requires that every column declares the order of its type. The Arrow C++ that Java has, 18.3, does not look at
    /// that, but version 25 ignores the bounds of a column in an order that it does not know.
    ///
    /// @return the number of rows
    private long checkFooters() throws IOException {
        long sum = 0;
        for (Path file : files) {
            try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
                sum += reader.getRecordCount();
                for (ColumnDescriptor column :
                        reader.getFileMetaData().getSchema().getColumns()) {
                    assertEquals(
                            ColumnOrder.typeDefined(),
                            column.getPrimitiveType().columnOrder(),
                            () -> column + " of " + file);
                }
            }
        }
        return sum;
    }

    /// Five filters of each column.
    List<TileFilter> filters() {
        return filters;
    }

    int rowGroups() {
        return hollow.size();
    }

    long allRows() {
        return allRows;
    }

    /// Requires of all readers that they keep the same row groups, and of Arrow C++ and DuckDB that they find all rows.
    Kept check(TileFilter filter) throws Exception {
        PruningReader arrow = PruningReader.arrow();
        PruningReader duck = PruningReader.duckDb(duckdb);
        List<Path> kept = kept(duck, filter);
        assertEquals(kept, kept(arrow, filter), "DuckDB and Arrow C++: " + filter);
        List<Path> byJava = new ArrayList<>();
        for (Path file : hollow) {
            if (new ParquetJavaFilter(filter).rowGroups(file) > 0) {
                byJava.add(file);
            }
        }
        assertEquals(kept, byJava, "DuckDB and parquet-java: " + filter);
        long expected = rows.getOrDefault(filter, -1L);
        assertEquals(expected, duck.rows(files, filter), "rows that DuckDB finds: " + filter);
        assertEquals(expected, arrow.rows(files, filter), "rows that Arrow C++ finds: " + filter);
        long pageRows = 0;
        for (Path file : files) {
            pageRows += new ParquetJavaFilter(filter).rowsOfPages(file);
        }
        return new Kept(filter, expected, kept.size(), pageRows);
    }

    private List<Path> kept(PruningReader reader, TileFilter filter) {
        return hollow.stream().filter(file -> reader.keeps(file, filter)).toList();
    }

    /// Requires of Arrow C++ and DuckDB that they look at the same pages of the filter's column.
    ///
    /// @return the number of pages that both look at
    int checkPages(TileFilter filter) throws Exception {
        int pages = 0;
        for (int i = 0; i < files.size(); i++) {
            Path pageFolder = folder.resolve("pages-%d-%d".formatted(i, filters.indexOf(filter)));
            for (HollowFiles.MissingPage page : HollowFiles.ofPages(files.get(i), filter.column(), pageFolder)) {
                boolean kept = isRead(PruningReader.duckDb(duckdb), page.file(), filter);
                assertEquals(kept, isRead(PruningReader.arrow(), page.file(), filter), () -> page + ": " + filter);
                pages += kept ? 1 : 0;
            }
        }
        return pages;
    }

    /// Whether the reader fails without the page.
    private static boolean isRead(PruningReader reader, Path file, TileFilter filter) {
        try {
            reader.rows(List.of(file), filter);
            return false;
        } catch (Exception missing) {
            return true;
        }
    }
}
