package org.tileindex.verify;

import java.io.IOException;
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

/// A Parquet file read with parquet-java, which verifies the checksum of each page.
final class ParquetPart implements PartReader {
    private final ParquetFileReader file;
    private final MessageType schema;
    private final List<ColumnPages> columns = new ArrayList<>();
    private long left;

    ParquetPart(Path path) throws IOException {
        file = ParquetFileReader.open(
                new LocalInputFile(path),
                ParquetReadOptions.builder(new PlainParquetConfiguration())
                        .withCodecFactory(new PageCodecs())
                        .usePageChecksumVerification()
                        .build());
        schema = file.getFooter().getFileMetaData().getSchema();
    }

    @Override
    public MessageType schema() {
        return schema;
    }

    @Override
    public int read(RowBatch batch) throws IOException {
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
                throw new IOException("column %s has %d values for %d rows"
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
