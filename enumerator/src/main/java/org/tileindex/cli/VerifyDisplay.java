package org.tileindex.cli;

import java.util.Locale;
import java.util.Optional;
import org.tileindex.verify.VerifyProgress;

/// Shows a verification's progress on stderr, a line a second, until closed.
final class VerifyDisplay implements AutoCloseable {
    private static final int LINE_MILLIS = 1000;

    private final VerifyProgress progress;
    private final long start = System.nanoTime();
    private final Optional<Thread> thread;

    private VerifyDisplay(VerifyProgress progress, boolean silent) {
        this.progress = progress;
        this.thread = silent
                ? Optional.empty()
                : Optional.of(Thread.ofPlatform().daemon().name("progress").start(this::loop));
    }

    static VerifyDisplay start(ProgressMode mode, VerifyProgress progress) {
        return new VerifyDisplay(progress, mode == ProgressMode.NONE);
    }

    private void loop() {
        try {
            while (true) {
                Thread.sleep(LINE_MILLIS);
                if (progress.files() > 0) {
                    show();
                }
            }
        } catch (InterruptedException e) {
            // The verification has ended.
        }
    }

    private void show() {
        System.err.printf(
                Locale.ROOT,
                "tile-index: %d of %d files, %.1f M rows, %.2f M decisions, %.0f s%n",
                progress.filesDone(),
                progress.files(),
                progress.rows() / 1e6,
                progress.decisions() / 1e6,
                (System.nanoTime() - start) / 1e9);
    }

    @Override
    public void close() {
        thread.ifPresent(Thread::interrupt);
    }
}
