package org.tileindex.stats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.parquet.InconsistentPagesException;
import org.tileindex.parquet.PageCodecs;
import org.tileindex.parquet.ParquetDamage;

/// The rows of one row group of a file of a published dataset: zones, tiles and shares, some rows at a time.
final class PublishedRows implements AutoCloseable {
    private static final int CHUNK = PublishedColumn.CHUNK;
    private static final int ZONE = 0;
    private static final int TILE = 1;
    private static final int COVERAGE = 2;

    private final LocalInputFile input;
    private final ParquetFileReader file;
    private final long gridCells;
    private final List<PublishedColumn> columns = new ArrayList<>();
    private final String[] zones = new String[CHUNK];
    private final long[] tiles = new long[CHUNK];
    private final double[] shares = new double[CHUNK];
    private long left;
    private int size;

    /// @param group the number of the row group
    /// @throws TileIndexException E010 if it is not a readable file of the dataset
    PublishedRows(PublishedIndex index, Path path, int group) throws TileIndexException {
        this.input = new LocalInputFile(path);
        this.gridCells = (long) index.grid().nrows() * index.grid().ncols();
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
            } else {
                Arrays.fill(shares, 1);
            }
            open(new MessageType(schema.getName(), types), group);
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private void open(MessageType wanted, int group) throws IOException {
        if (group >= file.getRowGroups().size()) {
            return;
        }
        file.setRequestedSchema(wanted);
        PageReadStore pages = file.readRowGroup(group);
        for (var column : wanted.getColumns()) {
            columns.add(new PublishedColumn(column, pages.getPageReader(column)));
        }
        left = pages.getRowCount();
    }

    private TileIndexException damaged(Exception e) {
        String damage = e instanceof InconsistentPagesException told ? told.getMessage() : ParquetDamage.of(input, e);
        return new TileIndexException(
                        ErrorCode.E010_INPUT,
                        "--from: %s is not a readable file of the dataset (%s)".formatted(input, damage),
                        "Publish it again with tile-index enumerate --coverage.")
                .causedBy(e);
    }

    /// The number of row groups of the file.
    int groups() {
        return file.getRowGroups().size();
    }

    /// Goes to the next rows; false if there are none.
    boolean next() throws TileIndexException {
        size = (int) Math.min(left, CHUNK);
        left -= size;
        if (size == 0) {
            return false;
        }
        try {
            columns.get(ZONE).read(zones, size);
            columns.get(TILE).read(tiles, size);
            for (int i = 0; i < size; i++) {
                if (tiles[i] < 0 || tiles[i] >= gridCells) {
                    throw new InconsistentPagesException("a tile is not on the grid");
                }
            }
            if (columns.size() > COVERAGE) {
                columns.get(COVERAGE).read(shares, size);
            }
            return true;
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    /// The number of the current rows.
    int size() {
        return size;
    }

    /// The id of the zone of row `i`; mostly the same object as long as it is the same zone.
    String zone(int i) {
        return zones[i];
    }

    long tile(int i) {
        return tiles[i];
    }

    /// The share of the cell of row `i` that the zone covers.
    double share(int i) {
        return shares[i];
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
