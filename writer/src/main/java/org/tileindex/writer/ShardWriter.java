package org.tileindex.writer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;
import org.tileindex.writer.pack.PackingKernel;
import org.tileindex.writer.pack.ScalarPacking;
import org.tileindex.writer.page.Codec;
import org.tileindex.writer.page.RowGroupEncoder;
import org.tileindex.writer.telemetry.Stopwatch;

/// Writes Parquet files whose columns are forms over runs. Files written together share the pages that their columns
/// share; no row is ever assembled. One instance per thread.
///
/// A file appears under its name only when it is complete and on the disk; until then it ends in `.part`, and only a
/// process that dies leaves it so.
public final class ShardWriter {
    private static final String UNFINISHED = ".part";

    private final Codec codec;
    private final long rowGroupRows;
    private final int pageRows;
    private final RowGroupEncoder.Workspace workspace;
    /// One for each of the files written together.
    private final List<ByteBuffer> buffers = new ArrayList<>();

    /// A writer without vector instructions; see the other constructor.
    public ShardWriter(Codec codec, long rowGroupRows, int pageRows) {
        this(codec, rowGroupRows, pageRows, new ScalarPacking());
    }

    /// @param rowGroupRows least number of rows of a row group, unless the shard is smaller; see [RunTable#cut]
    /// @param pageRows least number of rows of a data page, unless the row group is smaller; of a dense column the most
    /// @param kernel does not decide a byte; of this writer alone
    public ShardWriter(Codec codec, long rowGroupRows, int pageRows, PackingKernel kernel) {
        this.codec = codec;
        this.rowGroupRows = rowGroupRows;
        this.pageRows = pageRows;
        this.workspace = new RowGroupEncoder.Workspace(codec, kernel);
    }

    /// Writes all `files` over the same runs, replacing what has their names.
    ///
    /// @throws IOException if a file cannot be written; no file has a name before all are complete
    public WrittenShard write(RunTable runs, List<ShardFile> files) throws IOException {
        List<ParquetShard> shards = new ArrayList<>(files.size());
        try {
            for (ShardFile file : files) {
                shards.add(new ParquetShard(unfinished(file.path()), file.schema(), codec, buffer(shards.size())));
            }
            for (RunRange rowGroup : runs.cut(runs.all(), rowGroupRows)) {
                writeRowGroup(new RowGroupEncoder(workspace, runs, rowGroup, pageRows), rowGroup, files, shards);
            }
            long bytes = 0;
            for (ParquetShard shard : shards) {
                bytes += shard.finish(Map.of());
            }
            Stopwatch writing = new Stopwatch();
            writing.start();
            for (ShardFile file : files) {
                Files.move(unfinished(file.path()), file.path(), StandardCopyOption.ATOMIC_MOVE);
            }
            writing.stop();
            shards.forEach(shard -> writing.add(shard.writing()));
            return new WrittenShard(bytes, workspace.takeCompressing(), writing);
        } finally {
            discard(shards, files, 0);
        }
    }

    /// Closes the shards from `next` on and removes their unfinished files, of which a success leaves none. One that
    /// fails does not keep the others from it.
    private static void discard(List<ParquetShard> shards, List<ShardFile> files, int next) throws IOException {
        if (next == shards.size()) {
            return;
        }
        try {
            shards.get(next).close();
        } finally {
            try {
                Files.deleteIfExists(unfinished(files.get(next).path()));
            } finally {
                discard(shards, files, next + 1);
            }
        }
    }

    private static void writeRowGroup(
            RowGroupEncoder encoder, RunRange rowGroup, List<ShardFile> files, List<ParquetShard> shards)
            throws IOException {
        for (int i = 0; i < files.size(); i++) {
            ParquetShard shard = shards.get(i);
            shard.startRowGroup(rowGroup.rows());
            for (Column column : files.get(i).columns()) {
                shard.write(encoder.encode(column));
            }
            shard.endRowGroup();
        }
    }

    private ByteBuffer buffer(int i) {
        if (i == buffers.size()) {
            buffers.add(UncachedFile.newBuffer());
        }
        return buffers.get(i);
    }

    static Path unfinished(Path path) {
        return path.resolveSibling(path.getFileName() + UNFINISHED);
    }
}
