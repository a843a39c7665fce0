package org.tileindex.raster.source;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileRange;
import org.tileindex.fault.TileIndexException;

/// A file of a Hadoop file system, read by vectored reads. Repeats, connections and the guard against changes are the
/// connector's, which is on the user's class path; where it has none, size and date are compared after each read.
final class HadoopSource implements ByteSource {
    private final HadoopFile file;
    private final FSDataInputStream stream;
    private final ParallelReads reads;
    private final ReadCounts counts = new ReadCounts();

    private HadoopSource(HadoopFile file, FSDataInputStream stream, int connections) {
        this.file = file;
        this.stream = stream;
        this.reads = new ParallelReads(this::read, connections);
    }

    /// @throws TileIndexException E010 if the connector is not on the class path, E015 if it cannot read the file
    static HadoopSource open(URI uri, int connections) throws TileIndexException, InterruptedException {
        HadoopFile file = HadoopFile.at(uri, connections);
        return new HadoopSource(file, file.open("random"), connections);
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public long size() {
        return file.status().getLen();
    }

    @Override
    public ByteBuffer read(ByteRange range) throws TileIndexException, InterruptedException {
        SourceFaults.requireInside(range, this);
        try {
            return vectored(List.of(range)).get(0).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TileIndexException fault) {
                throw fault;
            }
            throw file.faults().of(e);
        }
    }

    /// Vectored reads take no ranges that overlap; such ranges are read one by one.
    @Override
    public List<CompletableFuture<ByteBuffer>> readAll(List<ByteRange> ranges) {
        boolean inside = ranges.stream().allMatch(range -> range.end() <= size());
        if (!inside || overlap(ranges)) {
            return reads.start(ranges);
        }
        try {
            return vectored(ranges);
        } catch (TileIndexException e) {
            return ranges.stream()
                    .map(range -> CompletableFuture.<ByteBuffer>failedFuture(e))
                    .toList();
        }
    }

    private static boolean overlap(List<ByteRange> ranges) {
        long end = 0;
        for (ByteRange range : ranges.stream()
                .sorted(Comparator.comparingLong(ByteRange::offset))
                .toList()) {
            if (range.offset() < end) {
                return true;
            }
            end = range.end();
        }
        return false;
    }

    private List<CompletableFuture<ByteBuffer>> vectored(List<ByteRange> ranges) throws TileIndexException {
        List<FileRange> wanted = ranges.stream()
                .filter(range -> range.length() > 0)
                .map(range -> FileRange.createFileRange(range.offset(), range.length(), range))
                .toList();
        Optional<SourceRead> event = SourceTelemetry.sourceRead();
        long begin = System.nanoTime();
        try {
            if (!wanted.isEmpty()) {
                stream.readVectored(wanted, ByteBuffer::allocate);
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            throw file.faults().of(e);
        }
        if (event.isPresent()) {
            long bytes = wanted.stream().mapToLong(FileRange::getLength).sum();
            event.get().finish(name(), ranges.get(0).offset(), bytes, 0, Duration.ZERO);
        }
        var results = wanted.iterator();
        return ranges.stream()
                .map(range -> range.length() == 0
                        ? CompletableFuture.completedFuture(ByteBuffer.allocate(0))
                        : results.next()
                                .getData()
                                .handle((bytes, failure) ->
                                        checked(Optional.ofNullable(bytes), Optional.ofNullable(failure), begin)))
                .toList();
    }

    private ByteBuffer checked(Optional<ByteBuffer> bytes, Optional<Throwable> failure, long begin) {
        counts.request();
        counts.bodyTook(System.nanoTime() - begin);
        try {
            if (failure.isPresent()) {
                throw file.faults().of(failure.get());
            }
            file.requireUnchanged();
        } catch (TileIndexException e) {
            throw new CompletionException(e);
        }
        ByteBuffer read = bytes.orElseThrow();
        counts.bytes(read.remaining());
        return read;
    }

    @Override
    public OnePass onePass() {
        return new HadoopPass(this, file, counts);
    }

    @Override
    public SourceFigures figures() {
        return counts.figures();
    }

    @Override
    public void close() {
        reads.close();
        try {
            stream.close();
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
