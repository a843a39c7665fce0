package org.tileindex.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.tile.TileColumns;
import org.tileindex.writer.ShardFile;
import org.tileindex.writer.ShardWriter;
import org.tileindex.writer.page.Codec;

/// A temporary folder to which one shard is written again and again.
final class ShardFolder {
    private final CountryShard shard;
    private final ShardWriter writer;
    private final Path folder;

    ShardFolder(CountryShard shard, Codec codec) throws IOException {
        this.shard = shard;
        this.writer = new ShardWriter(codec, CountryShard.SIZES.rowGroupRows(), CountryShard.PAGE_ROWS);
        this.folder = Files.createTempDirectory("shard-bench");
    }

    /// Writes the shard's files over the previous ones and returns their size in bytes.
    long write() throws IOException, TileIndexException {
        TileColumns columns = shard.columns();
        return writer.write(columns.runs(), CountryShard.files(columns, folder)).bytes();
    }

    /// Writes the shard and has DuckDB check every row.
    void prove() throws IOException, SQLException, TileIndexException {
        write();
        ShardProof.prove(shard, files());
    }

    /// Removes the files and the folder.
    void discard() throws IOException, TileIndexException {
        for (ShardFile file : files()) {
            Files.delete(file.path());
        }
        Files.delete(folder);
    }

    private List<ShardFile> files() throws TileIndexException {
        return CountryShard.files(shard.columns(), folder);
    }
}
