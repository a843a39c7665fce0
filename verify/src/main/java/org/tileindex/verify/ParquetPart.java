package org.tileindex.verify;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.tileindex.parquet.PageCodecs;
import org.tileindex.parquet.ParquetDamage;

/// A Parquet file read with parquet-java, which verifies the checksum of each page.
final class ParquetPart implements PartReader {
    private final LocalInputFile input;
    private final ParquetFileReader file;
    private final MessageType schema;
    private final List<ColumnPages> columns = new ArrayList<>();
    private long left;

    /// @throws IOException if the file is absent or damaged, with the damage in words
    ParquetPart(Path path) throws IOException {
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
    }

    private IOException damaged(Exception failure) {
        return new IOException(ParquetDamage.of(input, failure), failure);
    }

    @Override
    public MessageType schema() {
        return schema;
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
        while (filled < RowBatch.CAPACITY && (left > 0 || nextRowGroup())) {
            int end = (int) Math.min(RowBatch.CAPACITY, filled + left);
            for (int c = 0; c < columns.size(); c++) {
                columns.get(c).read(batch, c, filled, end);
            }
            left -= end - filled;
            filled = end;
        }
        return filled;
    }

    private boolean nextRowGroup() throws IOException {
        PageReadStore rowGroup = file.readNextRowGroup();
        if (rowGroup == null) {
            return false;
        }
        columns.clear();
        for (ColumnDescriptor column : schema.getColumns()) {
            PageReader pages = rowGroup.getPageReader(column);
            if (pages.getTotalValueCount() != rowGroup.getRowCount()) {
                throw new InconsistentPagesException("column %s has %d values for %d rows"
                        .formatted(column.getPath()[0], pages.getTotalValueCount(), rowGroup.getRowCount()));
            }
            columns.add(new ColumnPages(column, pages));
        }
        left = rowGroup.getRowCount();
        return true;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
