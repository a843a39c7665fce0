package org.tileindex.raster;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.tileindex.raster.source.ByteRange;

/// Adds up what reading blocks takes, over all threads.
final class ReadClock {
    private final LongAdder blocks = new LongAdder();
    private final LongAdder blockBytes = new LongAdder();
    private final LongAdder wastedBytes = new LongAdder();
    private final LongAdder passes = new LongAdder();
    private final LongAdder decodedBytes = new LongAdder();
    private final LongAdder decodeNanos = new LongAdder();

    /// Counts a request for blocks.
    ///
    /// @param ranges those that the request's members are among
    void requested(RangeMerge.Request request, List<ByteRange> ranges) {
        long needed = request.members().stream()
                .mapToLong(i -> ranges.get(i).length())
                .sum();
        fetched(request.members().size(), needed);
        wasted(Math.max(0, request.range().length() - needed));
    }

    /// Counts blocks that came.
    ///
    /// @param bytes of all, as they are stored
    void fetched(long count, long bytes) {
        blocks.add(count);
        blockBytes.add(bytes);
    }

    /// Counts bytes read in vain.
    void wasted(long bytes) {
        wastedBytes.add(bytes);
    }

    /// Counts a pass over a file.
    void passed() {
        passes.increment();
    }

    /// Counts a decoded block.
    void decoded(long bytes, long nanos) {
        decodedBytes.add(bytes);
        decodeNanos.add(nanos);
    }

    ReadFigures figures() {
        return new ReadFigures(
                blocks.sum(), blockBytes.sum(), wastedBytes.sum(), passes.sum(), decodedBytes.sum(), decodeNanos.sum());
    }
}
