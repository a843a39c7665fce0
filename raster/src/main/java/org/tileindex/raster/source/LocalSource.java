package org.tileindex.raster.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.tileindex.fault.TileIndexException;

/// A file of this machine. After each read, the file must still have the size, the time and the place on the disk that
/// it had when it was opened.
///
/// The interrupt of a thread that reads closes the channel for all threads. Whoever finds it closed opens the file
/// again; the check after the read notices if it is another one.
final class LocalSource implements ByteSource {
    /// The largest single read, in bytes. The JDK reads into a heap buffer through a direct one of the read's size,
    /// and keeps that one for each thread.
    private static final int LARGEST_READ = 1 << 18;

    private final LocalFile file;
    private final ParallelReads reads;
    private final ReadCounts counts = new ReadCounts();
    private final Object opening = new Object();
    private volatile FileChannel channel;
    private volatile boolean closed;

    private LocalSource(LocalFile file, FileChannel channel, int connections) {
        this.file = file;
        this.channel = channel;
        this.reads = new ParallelReads(this::read, connections);
    }

    /// @param connections the largest number of ranges read at one time by [#readAll]
    static LocalSource open(Path path, int connections) throws TileIndexException {
        LocalFile file = LocalFile.at(path);
        try {
            return new LocalSource(file, FileChannel.open(path, StandardOpenOption.READ), connections);
        } catch (IOException e) {
            throw LocalFile.unreadable(path, e);
        }
    }

    @Override
    public String name() {
        return file.path().toString();
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public ByteBuffer read(ByteRange range) throws TileIndexException, InterruptedException {
        SourceFaults.requireInside(range, this);
        ByteBuffer bytes = ByteBuffer.allocate(range.length());
        Optional<SourceRead> event = SourceTelemetry.sourceRead();
        long begin = System.nanoTime();
        try {
            while (bytes.hasRemaining()) {
                if (readOnce(bytes, range.offset() + bytes.position()) < 0) {
                    file.requireUnchanged();
                    throw SourceFaults.endsEarly(this, range.offset() + bytes.position());
                }
            }
        } catch (IOException e) {
            throw LocalFile.unreadable(file.path(), e);
        } finally {
            counts.request();
            counts.bytes(bytes.position());
            counts.bodyTook(System.nanoTime() - begin);
            if (event.isPresent()) {
                event.get().finish(name(), range.offset(), bytes.position(), 0, Duration.ZERO);
            }
        }
        file.requireUnchanged();
        return bytes.flip();
    }

    private int readOnce(ByteBuffer bytes, long position) throws IOException, InterruptedException {
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            FileChannel open = channel;
            bytes.limit(Math.min(bytes.capacity(), bytes.position() + LARGEST_READ));
            try {
                return open.read(bytes, position);
            } catch (ClosedByInterruptException e) {
                Thread.interrupted();
                throw (InterruptedException) new InterruptedException().initCause(e);
            } catch (ClosedChannelException e) {
                reopen(open);
            } finally {
                bytes.limit(bytes.capacity());
            }
        }
    }

    /// Opens the file again, unless another thread has done so or the source is closed.
    private void reopen(FileChannel gone) throws IOException {
        synchronized (opening) {
            if (closed) {
                throw new CancellationException(name() + " is closed");
            }
            if (channel.equals(gone)) {
                channel = FileChannel.open(file.path(), StandardOpenOption.READ);
            }
        }
    }

    @Override
    public List<CompletableFuture<ByteBuffer>> readAll(List<ByteRange> ranges) {
        return reads.start(ranges);
    }

    @Override
    public OnePass onePass() {
        RangeOrder order = new RangeOrder();
        return new OnePass() {
            @Override
            public ByteBuffer take(ByteRange range) throws TileIndexException, InterruptedException {
                order.moveTo(range);
                return read(range);
            }

            @Override
            public void close() {
                // The file belongs to the source.
            }
        };
    }

    @Override
    public SourceFigures figures() {
        return counts.figures();
    }

    @Override
    public void close() {
        reads.close();
        synchronized (opening) {
            closed = true;
            try {
                channel.close();
            } catch (IOException e) {
                // Nothing was written, so nothing is lost.
            }
        }
    }
}
