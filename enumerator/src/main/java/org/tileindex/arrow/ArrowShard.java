package org.tileindex.arrow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.tileindex.writer.AtomicFile;
import org.tileindex.writer.SyncBatch;
import org.tileindex.writer.telemetry.Stopwatch;

/// One Arrow IPC file that takes the batches of a root.
final class ArrowShard implements Closeable {
    private final Path name;
    private final FileChannel channel;
    private final Stopwatch compressing = new Stopwatch();
    private final Stopwatch writing = new Stopwatch();
    private final ArrowFileWriter writer;

    /// @param name the name that the file gets when it is complete; see [SyncBatch]
    ArrowShard(Path name, VectorSchemaRoot root, CodecType codec) throws IOException {
        this.name = name;
        this.channel = FileChannel.open(
                AtomicFile.unfinished(name),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        this.writer = new ArrowFileWriter(
                root,
                new DictionaryProvider.MapDictionaryProvider(),
                new TimedChannel(channel, writing),
                Map.of(),
                IpcOption.DEFAULT,
                new BufferCodec.Factory(compressing),
                codec,
                Optional.empty());
    }

    /// Appends the current rows of the root.
    void write() throws IOException {
        writer.writeBatch();
    }

    /// Writes the footer and returns the complete file.
    SyncBatch.Complete finish() throws IOException {
        writer.end();
        return new SyncBatch.Complete(name, channel.size(), writing.wallNanos());
    }

    /// Time spent on compressing so far.
    Stopwatch compressing() {
        return compressing;
    }

    /// Time spent on handing bytes to the file so far.
    Stopwatch writing() {
        return writing;
    }

    /// Closes all of `shards`; one that fails does not keep the others from it.
    static void closeAll(List<ArrowShard> shards) throws IOException {
        if (!shards.isEmpty()) {
            try {
                shards.getFirst().close();
            } finally {
                closeAll(shards.subList(1, shards.size()));
            }
        }
    }

    /// Closes the file as it is; closing its writer would end it as if it were complete.
    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// Hands bytes on to the file, all of them, and counts how long that takes.
    private record TimedChannel(FileChannel file, Stopwatch stopwatch) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            int size = bytes.remaining();
            stopwatch.start();
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            stopwatch.stop();
            return size;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
