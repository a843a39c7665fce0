package org.tileindex.verify;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.tileindex.parquet.InconsistentPagesException;
import org.tileindex.parquet.PageCodecs;
import org.tileindex.parquet.ParquetDamage;

/// A Parquet file read with parquet-java, which verifies the checksum of each page that has one. When a row group has
/// been read, its statistics, indexes and dictionaries are held to its values.
final class ParquetPart implements PartReader {
    private final LocalInputFile input;
    private final ParquetFileReader file;
    private final FormatCheck format;
    private final MessageType schema;

    /// The columns that are read of the current row group.
    private final List<OpenColumn> columns = new ArrayList<>();

    private int rowGroup = -1;
    private long left;

    /// @param target position in the batch
    private record OpenColumn(int target, ColumnPages pages) {}

    /// @throws IOException if the file is absent or damaged, with the damage in words
    ParquetPart(Path path, FormatPromise promise, FileFaults faults) throws IOException {
        input = new LocalInputFile(path);
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new PageCodecs())
                .usePageChecksumVerification()
                .build();
        try {
            file = ParquetFileReader.open(input, options);
        } catch (FileSystemException | FileNotFoundException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
        schema = file.getFooter().getFileMetaData().getSchema();
        format = check(path, promise, faults);
    }

    private FormatCheck check(Path path, FormatPromise promise, FileFaults faults) throws IOException {
        try {
            FormatCheck opened = new FormatCheck(path, promise, faults);
            try {
                opened.checkStructure();
            } catch (IOException | RuntimeException e) {
                opened.close();
                throw e;
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw damaged(e);
        }
    }

    private IOException damaged(Exception failure) {
        return new IOException(ParquetDamage.of(input, failure), failure);
    }

    @Override
    public MessageType schema() {
        return schema;
    }

    @Override
    public Map<String, String> metadata() {
        return file.getFooter().getFileMetaData().getKeyValueMetaData();
    }

    @Override
    public int read(RowBatch batch) throws IOException {
        try {
            return fill(batch);
        } catch (InconsistentPagesException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private int fill(RowBatch batch) throws IOException {
        int filled = 0;
        while (filled < RowBatch.CAPACITY && (left > 0 || nextRowGroup(batch))) {
            int end = (int) Math.min(RowBatch.CAPACITY, filled + left);
            for (OpenColumn column : columns) {
                column.pages().read(batch, column.target(), filled, end);
            }
            left -= end - filled;
            filled = end;
        }
        return filled;
    }

    private boolean nextRowGroup(RowBatch batch) throws IOException {
        endRowGroup();
        PageReadStore pages = file.readNextRowGroup();
        if (pages == null) {
            return false;
        }
        rowGroup++;
        for (int c = 0; c < batch.columns(); c++) {
            if (batch.has(c)) {
                ColumnDescriptor column = schema.getColumns().get(batch.position(c));
                columns.add(new OpenColumn(c, open(column, pages)));
            }
        }
        left = pages.getRowCount();
        return true;
    }

    private static ColumnPages open(ColumnDescriptor column, PageReadStore rowGroup) throws IOException {
        PageReader pages = rowGroup.getPageReader(column);
        if (pages.getTotalValueCount() != rowGroup.getRowCount()) {
            throw new InconsistentPagesException("column %s has %d values for %d rows"
                    .formatted(String.join(".", column.getPath()), pages.getTotalValueCount(), rowGroup.getRowCount()));
        }
        return new ColumnPages(column, pages);
    }

    /// Holds what the file says of the row group to the values that were read from it.
    private void endRowGroup() throws IOException {
        Map<String, DictionaryEntries> dictionaries = new TreeMap<>();
        for (OpenColumn open : columns) {
            ColumnPages column = open.pages();
            List<PageRange> ranges = column.ranges();
            if (!ranges.isEmpty()) {
                format.checkValues(rowGroup, column.column(), column.order(), ranges);
            }
            column.dictionary().ifPresent(entries -> dictionaries.put(column.column(), entries));
        }
        columns.clear();
        dictionaries.forEach((column, entries) ->
                entries.check(column, format.promise().mayRepeat(column, entries, dictionaries), format.faults()));
    }

    @Override
    public void close() throws IOException {
        try (format) {
            file.close();
        }
    }
}
