package org.tileindex.raster.source;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Bounds the requests at one time, over all servers.
final class RequestSlots {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition freed = lock.newCondition();
    private int most;
    private int taken;

    RequestSlots(int most) {
        this.most = most;
    }

    /// Takes a slot, and waits for it if it must.
    void take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (taken >= most) {
                freed.await();
            }
            taken++;
        } finally {
            lock.unlock();
        }
    }

    /// Gives a slot back.
    void give() {
        lock.lock();
        try {
            taken--;
            freed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Lowers the bound below the slots that are taken now, because one of them was one too many for the server.
    ///
    /// @return false if only one is taken, so that waiting for others would not help
    boolean narrow() {
        lock.lock();
        try {
            most = Math.max(1, Math.min(most, taken - 1));
            return taken > 1;
        } finally {
            lock.unlock();
        }
    }
}
