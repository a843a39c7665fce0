package org.tileindex.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tileindex.telemetry.Ticker;

/// Shows progress on stderr until closed: one line that is rewritten in place on a terminal, one line every ten seconds
/// elsewhere. Work that ends sooner shows no line there.
final class ProgressDisplay implements AutoCloseable {
    private static final Duration BAR_PAUSE = Duration.ofMillis(100);

    /// Milliseconds between lines; tests set another number.
    private static final String LINE_PAUSE = "tileindex.line.pause";

    private static final int LINE_PAUSE_MILLIS = 10_000;

    /// Control sequences of ECMA-48 and DEC's VT100. A line that is longer than the terminal has become must not wrap.
    /// The rest of an earlier line is erased after the new one is written, so that nothing flickers. The cursor
    /// rests in the first column, which stays the line's first when the terminal is resized; what a user types, a
    /// Ctrl-C, is written there and goes with the next line.
    private static final String WRAP_OFF = "\u001b[?7l";

    private static final String WRAP_ON = "\u001b[?7h";
    private static final String ERASE_BELOW = "\u001b[J";

    private final ProgressView view;
    private final Optional<BarLine> bar;
    private final PrintStream err;
    private final long start = System.nanoTime();
    private final Duration pause;
    private final Optional<Ticker> ticker;
    private final ShutdownHook atExit = ShutdownHook.add(this::end);
    private boolean shown;
    private boolean ended;

    private ProgressDisplay(ProgressView view, Optional<BarLine> bar, boolean silent) {
        this.view = view;
        this.bar = bar;
        this.err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset());
        this.ended = silent;
        this.pause = bar.isPresent() ? BAR_PAUSE : Duration.ofMillis(Integer.getInteger(LINE_PAUSE, LINE_PAUSE_MILLIS));
        this.ticker = silent ? Optional.empty() : Optional.of(Ticker.start("progress", pause, this::show));
    }

    static ProgressDisplay start(ProgressMode mode, ProgressView view) {
        Optional<BarLine> bar = Terminal.columns()
                .filter(columns -> mode == ProgressMode.AUTO)
                .map(columns -> new BarLine(columns - 1, charset().equals(StandardCharsets.UTF_8)));
        return new ProgressDisplay(view, bar, mode == ProgressMode.NONE);
    }

    /// The terminal's charset, which the JVM takes from the environment.
    private static Charset charset() {
        return Charset.forName(System.getProperty("stderr.encoding", StandardCharsets.US_ASCII.name()));
    }

    private synchronized void show() {
        if (ended || !view.isKnown()) {
            return;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (bar.isPresent()) {
            err.print("\r" + WRAP_OFF + bar.get().of(view.fraction(), figures(seconds)) + ERASE_BELOW + WRAP_ON + "\r");
            err.flush();
        } else if (seconds >= pause.toMillis() / 1e3) {
            err.println("tile-index: " + view.line(seconds));
        }
        shown = true;
    }

    private List<ProgressView.Figure> figures(double seconds) {
        List<ProgressView.Figure> figures = new ArrayList<>(view.figures(seconds));
        double fraction = view.fraction();
        figures.add(new ProgressView.Figure(BarLine.right(clock(seconds), 4), 6));
        figures.add(new ProgressView.Figure(
                "ETA " + BarLine.right(fraction <= 0 ? "-:--" : clock(seconds / Math.min(fraction, 1) - seconds), 4),
                3));
        return figures;
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? "%d:%02d".formatted(whole / 60, whole % 60)
                : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
    }

    /// Leaves the last state in a line of its own. Also done when a signal ends the JVM.
    private synchronized void end() {
        if (!ended && shown && bar.isPresent()) {
            show();
            err.println();
        }
        ended = true;
    }

    @Override
    public void close() {
        ticker.ifPresent(Ticker::close);
        end();
        atExit.close();
    }
}
