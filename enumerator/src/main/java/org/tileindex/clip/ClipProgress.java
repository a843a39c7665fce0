package org.tileindex.clip;

import java.util.concurrent.atomic.LongAdder;

/// The state of a run that clips, for whoever shows it. For any number of threads.
public final class ClipProgress {
    private final LongAdder found = new LongAdder();
    private final LongAdder files = new LongAdder();
    private final LongAdder pixels = new LongAdder();
    private volatile int zones;
    private volatile long allPixels;

    void expect(int count) {
        zones = count;
    }

    void expectPixels(long count) {
        allPixels = count;
    }

    void found() {
        found.increment();
    }

    void file() {
        files.increment();
    }

    void pixels(long count) {
        pixels.add(count);
    }

    /// The number of zones; 0 until it is known.
    public int zones() {
        return zones;
    }

    /// The number of zones whose cells are found.
    public int zonesFound() {
        return found.intValue();
    }

    /// The number of files that are done.
    public int files() {
        return files.intValue();
    }

    /// Pixels of all windows; 0 until they are known.
    public long allPixels() {
        return allPixels;
    }

    /// Pixels that are written.
    public long pixelsDone() {
        return pixels.sum();
    }
}
