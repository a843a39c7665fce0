package org.tileindex.telemetry;

import java.time.Duration;

/// Work that is repeated on a thread of its own: at once, and then again after each interval, until closed. The thread
/// is a daemon, so it keeps no JVM alive.
public final class Ticker implements AutoCloseable {
    private final Thread thread;

    private Ticker(Thread thread) {
        this.thread = thread;
    }

    /// Starts the thread.
    ///
    /// @param name of the thread
    /// @param pause from the end of one piece of work to the start of the next
    /// @param work ends early where it is interrupted, which is how [#close] asks for it
    public static Ticker start(String name, Duration pause, Runnable work) {
        return new Ticker(Thread.ofPlatform().daemon().name(name).start(() -> repeat(pause, work)));
    }

    private static void repeat(Duration pause, Runnable work) {
        try {
            while (true) {
                work.run();
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    /// Ends the thread and waits for it.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
