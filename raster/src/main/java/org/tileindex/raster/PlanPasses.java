package org.tileindex.raster;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.ByteSource;

/// The passes of a plan, which all threads that read it share. The first of them decides.
final class PlanPasses {
    private final ReentrantLock deciding = new ReentrantLock();
    private Optional<Map<ByteSource, PassRead>> passes = Optional.empty();

    @FunctionalInterface
    interface Decision {
        Map<ByteSource, PassRead> passes() throws TileIndexException, InterruptedException;
    }

    /// The passes by their files.
    Map<ByteSource, PassRead> decided(Decision decision) throws TileIndexException, InterruptedException {
        deciding.lockInterruptibly();
        try {
            if (passes.isEmpty()) {
                passes = Optional.of(decision.passes());
            }
            return passes.get();
        } finally {
            deciding.unlock();
        }
    }
}
