package org.tileindex.writer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.RunRange;
import org.tileindex.writer.form.RunTable;
import org.tileindex.writer.pack.PackingKernel;
import org.tileindex.writer.pack.ScalarPacking;
import org.tileindex.writer.page.Codec;
import org.tileindex.writer.page.PageWorkspace;
import org.tileindex.writer.page.RowGroupEncoder;
import org.tileindex.writer.telemetry.Stopwatch;

/// Writes Parquet files column by column, without assembling rows. Columns with the same run index or ramp start share
/// pages, even across the files that are written together. One instance per thread.
///
/// A file appears under its name only when it is complete and on the disk; see [SyncBatch].
public final class ShardWriter {
    private final Codec codec;
    private final long rowGroupRows;
    private final int pageRows;
    private final SyncBatch batch;
    private final PageWorkspace workspace;
    /// One buffer for each of the files written together.
    private final List<ByteBuffer> buffers = new ArrayList<>();

    /// A writer without vector instructions, whose files have their names when [#write] returns.
    ///
    /// @param rowGroupRows minimum rows of a row group, unless the shard is smaller; see [RunTable#cut]
    /// @param pageRows minimum rows of a data page, unless the row group is smaller; for a dense column the maximum
    public ShardWriter(Codec codec, long rowGroupRows, int pageRows) {
        this(codec, rowGroupRows, pageRows, new ScalarPacking(), new SyncBatch(1));
    }

    /// @param rowGroupRows minimum rows of a row group, unless the shard is smaller; see [RunTable#cut]
    /// @param pageRows minimum rows of a data page, unless the row group is smaller; for a dense column the maximum
    /// @param kernel belongs to this writer alone; does not affect any byte
    /// @param batch brings files to the disk; several writers may share it, and the caller must sync it in the end
    public ShardWriter(Codec codec, long rowGroupRows, int pageRows, PackingKernel kernel, SyncBatch batch) {
        this.codec = codec;
        this.rowGroupRows = rowGroupRows;
        this.pageRows = pageRows;
        this.batch = batch;
        this.workspace = new PageWorkspace(codec, kernel);
    }

    /// Writes all `files` over the same runs. Existing files of the same names are replaced.
    ///
    /// @throws IOException if a file cannot be written; no file gets its name before all are complete
    public WrittenShard write(RunTable runs, List<ShardFile> files) throws IOException {
        List<ParquetShard> shards = new ArrayList<>(files.size());
        boolean done = false;
        try {
            for (ShardFile file : files) {
                shards.add(new ParquetShard(
                        AtomicFile.unfinished(file.path()), file.schema(), codec, buffer(shards.size())));
            }
            for (RunRange rowGroup : runs.cut(runs.all(), rowGroupRows)) {
                writeRowGroup(new RowGroupEncoder(workspace, runs, rowGroup, pageRows), rowGroup, files, shards);
            }
            Stopwatch writing = new Stopwatch();
            List<SyncBatch.Complete> complete = new ArrayList<>(files.size());
            long bytes = 0;
            for (int i = 0; i < files.size(); i++) {
                long size = shards.get(i).finish(files.get(i).metadata());
                Stopwatch handing = shards.get(i).writing();
                complete.add(new SyncBatch.Complete(files.get(i).path(), size, handing.wallNanos()));
                writing.add(handing);
                bytes += size;
            }
            writing.add(batch.add(complete));
            done = true;
            return new WrittenShard(bytes, workspace.takeCompressing(), writing);
        } finally {
            if (!done) {
                discard(shards, files, 0);
            }
        }
    }

    /// Closes the shards from `next` on and removes their unfinished files. If that fails for one, the others are
    /// removed all the same.
    private static void discard(List<ParquetShard> shards, List<ShardFile> files, int next) throws IOException {
        if (next == shards.size()) {
            return;
        }
        try {
            shards.get(next).close();
        } finally {
            try {
                Files.deleteIfExists(AtomicFile.unfinished(files.get(next).path()));
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
                shard.write(column.path(), encoder.encode(column));
            }
            shard.endRowGroup();
        }
    }

    private ByteBuffer buffer(int i) {
        if (i == buffers.size()) {
            buffers.add(DirectFile.newBuffer());
        }
        return buffers.get(i);
    }
}
