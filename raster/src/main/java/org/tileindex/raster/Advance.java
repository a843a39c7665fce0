package org.tileindex.raster;

import java.util.concurrent.Semaphore;

/// Stored bytes that a batch requests beyond those of its share, out of an amount for all threads. A server answers
/// many requests at a time, but memory must hold the answers. One thread uses it.
final class Advance {
    private final Semaphore left;
    private int taken;

    /// @param left bytes that threads may still take
    Advance(Semaphore left) {
        this.left = left;
    }

    /// Takes bytes if so many are left.
    boolean take(int bytes) {
        boolean taking = left.tryAcquire(bytes);
        taken += taking ? bytes : 0;
        return taking;
    }

    /// Gives all of them back.
    void give() {
        left.release(taken);
        taken = 0;
    }
}
