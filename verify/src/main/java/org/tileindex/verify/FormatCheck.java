package org.tileindex.verify;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.tileindex.parquet.InconsistentPagesException;

/// Holds the structures of one Parquet file to each other, to the run's promise and to the values decoded from it.
/// Every byte of the file must belong to a page, an index or the footer.
final class FormatCheck implements Closeable {
    /// A stretch of the file.
    private record Extent(long offset, long length) {}

    private final ParquetBytes bytes;
    private final FileMetaData footer;
    private final FormatPromise promise;
    private final FileFaults faults;
    private final List<Extent> extents = new ArrayList<>();

    /// @throws IOException if there is no such file, or its footer cannot be read
    FormatCheck(Path path, FormatPromise promise, FileFaults faults) throws IOException {
        this.bytes = new ParquetBytes(path);
        this.footer = bytes.footer();
        this.promise = promise;
        this.faults = faults;
    }

    FormatPromise promise() {
        return promise;
    }

    FileFaults faults() {
        return faults;
    }

    /// Checks everything that needs no values.
    void checkStructure() throws IOException {
        new FooterCheck(footer, promise, faults).check();
        if (!bytes.isPlainFooter()) {
            faults.add("the footer has bytes that the format does not know", "the format's fields only", "other bytes");
        }
        extents.add(new Extent(0, ParquetBytes.start()));
        extents.add(new Extent(bytes.footerStart(), 0));
        List<SchemaLeaf> leaves = SchemaLeaf.of(footer);
        for (RowGroup group : footer.getRow_groups()) {
            faults.same(
                    "a row group has another number of columns than the schema", leaves.size(), group.getColumnsSize());
            for (int c = 0; c < Math.min(leaves.size(), group.getColumnsSize()); c++) {
                checkChunk(
                        group.getNum_rows(), leaves.get(c), group.getColumns().get(c));
            }
        }
        if (!bytes.startsWithMagic()) {
            faults.add("the file does not begin as a Parquet file does", "PAR1", "other bytes");
        }
        checkExtents();
    }

    private void checkChunk(long rows, SchemaLeaf leaf, ColumnChunk chunk) {
        String column = leaf.name();
        ColumnMetaData data = chunk.getMeta_data();
        faults.same(
                "a column chunk is of another column than the schema has at its place",
                leaf.path() + " of type " + leaf.element().getType(),
                data.getPath_in_schema() + " of type " + data.getType());
        extents.add(new Extent(ParquetBytes.start(data), data.getTotal_compressed_size()));
        addIndexExtents(chunk);
        try {
            List<RawPage> pages = bytes.pages(data);
            ChunkCheck check = new ChunkCheck(column, chunk, pages, promise, faults);
            check.check(rows);
            checkIndex(
                    "the offset index of column " + column,
                    chunk.isSetOffset_index_offset(),
                    () -> check.checkOffsetIndex(
                            bytes.offsetIndex(chunk.getOffset_index_offset(), chunk.getOffset_index_length())));
        } catch (IOException | RuntimeException e) {
            faults.add(
                    "the pages of column %s are not where the footer has them".formatted(column),
                    "page after page from byte %d to byte %d"
                            .formatted(
                                    ParquetBytes.start(data),
                                    ParquetBytes.start(data) + data.getTotal_compressed_size()),
                    reason(e, "a page header is damaged"));
        }
    }

    private void addIndexExtents(ColumnChunk chunk) {
        if (chunk.isSetColumn_index_offset()) {
            extents.add(new Extent(chunk.getColumn_index_offset(), chunk.getColumn_index_length()));
        }
        if (chunk.isSetOffset_index_offset()) {
            extents.add(new Extent(chunk.getOffset_index_offset(), chunk.getOffset_index_length()));
        }
    }

    /// A check of an index that reads it.
    private interface IndexCheck {
        void run() throws IOException;
    }

    private void checkIndex(String index, boolean present, IndexCheck check) {
        if (!present) {
            faults.add(index + " is missing", "one", "none");
            return;
        }
        try {
            check.run();
        } catch (IOException | RuntimeException e) {
            faults.add(index + " cannot be read", "one", reason(e, "its bytes are damaged"));
        }
    }

    /// Compares statistics and column index of a chunk with the values decoded from it.
    ///
    /// @param pages at least one
    void checkValues(int rowGroup, String column, ValueOrder order, List<PageRange> pages) {
        Optional<ColumnChunk> found = footer.getRow_groups().get(rowGroup).getColumns().stream()
                .filter(chunk -> String.join(".", chunk.getMeta_data().getPath_in_schema())
                        .equals(column))
                .findFirst();
        if (found.isEmpty()) {
            return;
        }
        ColumnChunk chunk = found.get();
        RangeCheck check = new RangeCheck(column, order, rowGroup, faults);
        if (chunk.getMeta_data().isSetStatistics()) {
            check.checkStatistics(chunk.getMeta_data().getStatistics(), pages);
        } else {
            faults.add("the footer has no statistics of column " + column, "minimum and maximum", "none");
        }
        checkIndex(
                "the column index of column " + column,
                chunk.isSetColumn_index_offset(),
                () -> check.checkColumnIndex(
                        bytes.columnIndex(chunk.getColumn_index_offset(), chunk.getColumn_index_length()), pages));
    }

    private void checkExtents() {
        extents.sort(Comparator.comparingLong(Extent::offset));
        long end = 0;
        for (Extent extent : extents) {
            if (extent.offset() != end) {
                faults.add(
                        extent.offset() > end
                                ? "bytes of the file belong to no page and no index"
                                : "pages or indexes of the file overlap",
                        "a page, an index or the footer at byte " + end,
                        "the next at byte " + extent.offset());
            }
            end = Math.max(end, extent.offset() + extent.length());
        }
    }

    /// Only our own exceptions have messages for people.
    private static String reason(Exception e, String otherwise) {
        return e instanceof InconsistentPagesException ? String.valueOf(e.getMessage()) : otherwise;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
