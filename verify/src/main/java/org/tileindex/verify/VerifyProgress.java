package org.tileindex.verify;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// How far a verification is; written by its workers, read by whoever shows it.
public final class VerifyProgress {
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicInteger filesDone = new AtomicInteger();
    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicInteger checksDone = new AtomicInteger();
    private final LongAdder rows = new LongAdder();
    private final LongAdder decisions = new LongAdder();

    /// The number of files known so far.
    public int files() {
        return files.get();
    }

    public int filesDone() {
        return filesDone.get();
    }

    /// Pieces of work that decide membership, known so far; they begin when all files of a partition are read.
    public int checks() {
        return checks.get();
    }

    public int checksDone() {
        return checksDone.get();
    }

    /// Rows of `tile_index` that were read.
    public long rows() {
        return rows.sum();
    }

    /// Cells whose membership was decided.
    public long decisions() {
        return decisions.sum();
    }

    void expect(int count) {
        files.addAndGet(count);
    }

    void fileDone() {
        filesDone.incrementAndGet();
    }

    void expectChecks(int count) {
        checks.addAndGet(count);
    }

    void rows(long count) {
        rows.add(count);
    }

    void checkDone(long decided) {
        decisions.add(decided);
        checksDone.incrementAndGet();
    }
}
