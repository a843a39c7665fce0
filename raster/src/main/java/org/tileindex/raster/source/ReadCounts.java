package org.tileindex.raster.source;

import java.util.concurrent.atomic.LongAdder;

/// Counts what threads read from one source.
final class ReadCounts {
    private final LongAdder requests = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder connections = new LongAdder();
    private final LongAdder firstByteNanos = new LongAdder();
    private final LongAdder bodyNanos = new LongAdder();

    void request() {
        requests.increment();
    }

    void bytes(long count) {
        bytes.add(count);
    }

    void retry() {
        retries.increment();
    }

    void connection() {
        connections.increment();
    }

    void firstByteAfter(long nanos) {
        firstByteNanos.add(nanos);
    }

    void bodyTook(long nanos) {
        bodyNanos.add(nanos);
    }

    SourceFigures figures() {
        return new SourceFigures(
                requests.sum(), bytes.sum(), retries.sum(), connections.sum(), firstByteNanos.sum(), bodyNanos.sum());
    }
}
