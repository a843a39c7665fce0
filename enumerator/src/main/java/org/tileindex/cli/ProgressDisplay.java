package org.tileindex.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.tileindex.run.RunProgress;

/// Shows a run's progress on stderr until closed.
final class ProgressDisplay implements AutoCloseable {
    /// The terminal's width, set by the launcher if stderr is a terminal; the JDK cannot tell.
    private static final String COLUMNS = "tileindex.columns";

    private static final int BAR_MILLIS = 100;
    private static final int LINE_MILLIS = 1000;

    private final RunProgress progress;
    private final Optional<ProgressBar> bar;
    private final Optional<Thread> thread;
    private final long start = System.nanoTime();

    private ProgressDisplay(RunProgress progress, Optional<ProgressBar> bar, boolean silent) {
        this.progress = progress;
        this.bar = bar;
        this.thread = silent
                ? Optional.empty()
                : Optional.of(Thread.ofPlatform().daemon().name("progress").start(this::loop));
    }

    static ProgressDisplay start(ProgressMode mode, RunProgress progress) {
        Integer columns = Integer.getInteger(COLUMNS);
        if (mode == ProgressMode.AUTO && columns != null) {
            return new ProgressDisplay(progress, Optional.of(newBar(columns)), false);
        }
        return new ProgressDisplay(progress, Optional.empty(), mode == ProgressMode.NONE);
    }

    private static ProgressBar newBar(int columns) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new ProgressBarBuilder()
                .setTaskName("enumerate")
                .setUnit(" M tiles", 1_000_000)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .showSpeed()
                .setUpdateIntervalMillis(BAR_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(err, columns - 1))
                .build();
    }

    private void loop() {
        try {
            while (true) {
                Thread.sleep(bar.isPresent() ? BAR_MILLIS : LINE_MILLIS);
                show();
            }
        } catch (InterruptedException e) {
            // The run has ended.
        }
    }

    private void show() {
        if (bar.isPresent()) {
            ProgressBar line = bar.get();
            line.maxHint(Math.max(1, progress.tilesExpected()));
            line.stepTo(progress.tilesDone());
            line.setExtraMessage(" %d/%d countries".formatted(progress.zonesDone(), progress.zones()));
        } else if (progress.zones() > 0) {
            // Before the zones are read there is nothing to tell, and an error should stand alone.
            double seconds = (System.nanoTime() - start) / 1e9;
            System.err.printf(
                    Locale.ROOT,
                    "tile-index: %d of %d countries, %.1f of about %.1f M tiles, %.1f M tiles/s, %.0f s%n",
                    progress.zonesDone(),
                    progress.zones(),
                    progress.tilesDone() / 1e6,
                    progress.tilesExpected() / 1e6,
                    progress.tilesDone() / 1e6 / seconds,
                    seconds);
        }
    }

    @Override
    public void close() {
        thread.ifPresent(Thread::interrupt);
        if (bar.isPresent()) {
            show();
            bar.get().close();
        }
    }
}
