package org.tileindex.telemetry;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// Progress of a run. Its workers write it, a display reads it.
public final class RunProgress {
    private final AtomicInteger zones = new AtomicInteger();
    private final AtomicInteger zonesDone = new AtomicInteger();
    private final LongAdder tilesExpected = new LongAdder();
    private final LongAdder tilesDone = new LongAdder();
    private final Consumer<String> warnings;
    private volatile double findingShare;
    private volatile IntSupplier waiting = () -> 0;
    private volatile IntSupplier running = () -> 0;

    /// Progress without warnings.
    public RunProgress() {
        this(warning -> {});
    }

    /// @param warnings takes each warning, before there are zones
    public RunProgress(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /// The number of zones of the run; 0 until they are read.
    public int zones() {
        return zones.get();
    }

    public int zonesDone() {
        return zonesDone.get();
    }

    /// The share of the run that is done, from 0 to about 1.
    public double fraction() {
        double found = zonesDone() / (double) Math.max(1, zones());
        double written = tilesDone() / (double) Math.max(1, tilesExpected());
        return findingShare * found + (1 - findingShare) * written;
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

    /// Warns of something about the run that is to start.
    public void warn(String warning) {
        warnings.accept(warning);
    }

    /// Declares that all zones are found before the first tile is written.
    ///
    /// @param share of the work that finding them takes, from 0 to 1
    public void findsFirst(double share) {
        findingShare = share;
    }

    /// Declares what the run is to do. The tiles are there before the zones are: who sees zones sees tiles.
    ///
    /// @param count of zones
    /// @param tiles of all of them, as far as they can be told
    public void starts(int count, long tiles) {
        tilesExpected.add(tiles);
        zones.set(count);
    }

    public void zoneDone() {
        zonesDone.incrementAndGet();
    }

    /// Corrects the number of tiles.
    ///
    /// @param tiles to add, below 0 where there are fewer than expected
    public void expect(long tiles) {
        tilesExpected.add(tiles);
    }

    public void done(long tiles) {
        tilesDone.add(tiles);
    }
}
