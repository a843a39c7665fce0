package org.tileindex.stats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.parquet.FlatColumns;
import org.tileindex.parquet.PageCodecs;
import org.tileindex.parquet.ParquetDamage;

/// The rows of one file of a published dataset: zones, tiles and shares, one after another.
final class PublishedRows implements AutoCloseable {
    private static final int ZONE = 0;
    private static final int TILE = 1;
    private static final int COVERAGE = 2;

    private final LocalInputFile input;
    private final ParquetFileReader file;
    private final MessageType wanted;
    private List<ColumnReader> columns = List.of();
    private long left;
    private Binary zoneBytes = Binary.EMPTY;
    private String zone = "";
    private long tile;
    private double share = 1;

    /// @throws TileIndexException E010 if it is not a readable file of the dataset
    PublishedRows(PublishedIndex index, Path path) throws TileIndexException {
        this.input = new LocalInputFile(path);
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new PageCodecs())
                .usePageChecksumVerification()
                .build();
        try {
            this.file = ParquetFileReader.open(input, options);
            MessageType schema = file.getFooter().getFileMetaData().getSchema();
            List<Type> types = new ArrayList<>(List.of(schema.getType(index.zoneColumn()), schema.getType("tile_id")));
            if (index.hasCoverage()) {
                types.add(schema.getType("coverage"));
            }
            this.wanted = new MessageType(schema.getName(), types);
            file.setRequestedSchema(wanted);
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private TileIndexException damaged(Exception e) {
        return new TileIndexException(
                        ErrorCode.E010_INPUT,
                        "--from: %s is not a readable file of the dataset (%s)"
                                .formatted(input, ParquetDamage.of(input, e)),
                        "Publish it again with tile-index enumerate --coverage.")
                .causedBy(e);
    }

    /// Goes to the next row; false if there is none.
    boolean next() throws TileIndexException {
        try {
            while (left == 0) {
                PageReadStore rowGroup = file.readNextRowGroup();
                if (rowGroup == null) {
                    return false;
                }
                open(rowGroup);
            }
            left--;
            Binary id = columns.get(ZONE).getBinary();
            if (!id.equals(zoneBytes)) {
                zoneBytes = id.copy();
                zone = id.toStringUsingUTF8();
            }
            tile = columns.get(TILE).getLong();
            share = columns.size() > COVERAGE ? columns.get(COVERAGE).getDouble() : 1;
            columns.forEach(ColumnReader::consume);
            return true;
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private void open(PageReadStore rowGroup) {
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                rowGroup,
                new FlatColumns(wanted.getFieldCount()),
                wanted,
                file.getFooter().getFileMetaData().getCreatedBy());
        columns = wanted.getColumns().stream().map(store::getColumnReader).toList();
        left = rowGroup.getRowCount();
    }

    /// The id of the row's zone; the same object as long as it is the same zone.
    String zone() {
        return zone;
    }

    long tile() {
        return tile;
    }

    /// The share of the cell that the zone covers.
    double share() {
        return share;
    }

    @Override
    public void close() throws TileIndexException {
        try {
            file.close();
        } catch (IOException e) {
            throw damaged(e);
        }
    }
}
