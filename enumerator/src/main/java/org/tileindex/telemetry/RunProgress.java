package org.tileindex.telemetry;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/// Progress of a run. Its workers write it, a display reads it.
public final class RunProgress {
    private final AtomicInteger zones = new AtomicInteger();
    private final AtomicInteger zonesDone = new AtomicInteger();
    private final LongAdder tilesExpected = new LongAdder();
    private final LongAdder tilesDone = new LongAdder();
    private volatile IntSupplier waiting = () -> 0;
    private volatile IntSupplier running = () -> 0;

    /// The number of zones of the run; 0 until they are read.
    public int zones() {
        return zones.get();
    }

    public int zonesDone() {
        return zonesDone.get();
    }

    /// Tiles of the whole run: exact for scanned zones, estimated for the others.
    public long tilesExpected() {
        return tilesExpected.sum();
    }

    /// Tiles in finished shards; on the legacy path tiles found, as finding them takes nearly all of its time.
    public long tilesDone() {
        return tilesDone.sum();
    }

    /// Tasks that wait to be handed out.
    public int tasksWaiting() {
        return waiting.getAsInt();
    }

    /// Workers inside a task.
    public int workersBusy() {
        return running.getAsInt();
    }

    public void watch(IntSupplier tasksWaiting, IntSupplier workersBusy) {
        waiting = tasksWaiting;
        running = workersBusy;
    }

    public void zones(int count) {
        zones.set(count);
    }

    public void zoneDone() {
        zonesDone.incrementAndGet();
    }

    public void expect(long tiles) {
        tilesExpected.add(tiles);
    }

    public void done(long tiles) {
        tilesDone.add(tiles);
    }
}
