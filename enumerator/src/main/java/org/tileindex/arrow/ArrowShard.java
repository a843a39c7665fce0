package org.tileindex.arrow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.tileindex.writer.SyncBatch;
import org.tileindex.writer.telemetry.Stopwatch;

/// One Arrow IPC file that takes the batches of a root.
final class ArrowShard implements Closeable {
    private final FileChannel channel;
    private final Stopwatch compressing = new Stopwatch();
    private final Stopwatch writing = new Stopwatch();
    private final ArrowFileWriter writer;

    ArrowShard(Path path, VectorSchemaRoot root, CodecType codec) throws IOException {
        this.channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
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

    /// Writes the rows that the root has now.
    void write() throws IOException {
        writer.writeBatch();
    }

    /// Writes the footer and returns the complete file, which is to have `name`.
    SyncBatch.Complete finish(Path name) throws IOException {
        writer.end();
        return new SyncBatch.Complete(name, channel.size(), writing.wallNanos());
    }

    /// What compressing took so far.
    Stopwatch compressing() {
        return compressing;
    }

    /// What handing bytes to the file took so far.
    Stopwatch writing() {
        return writing;
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
