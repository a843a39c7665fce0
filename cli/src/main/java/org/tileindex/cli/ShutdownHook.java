package org.tileindex.cli;

/// Work that is done when the JVM ends, unless this is closed before. A JVM that is already ending accepts no more such
/// work and returns none; that is not an error, because nothing that the program does then matters.
final class ShutdownHook implements AutoCloseable {
    private final Thread thread;

    private ShutdownHook(Thread thread) {
        this.thread = thread;
    }

    static ShutdownHook add(Runnable work) {
        Thread thread = Thread.ofPlatform().name("shutdown-hook").unstarted(work);
        try {
            Runtime.getRuntime().addShutdownHook(thread);
        } catch (IllegalStateException e) {
            // The JVM is ending.
        }
        return new ShutdownHook(thread);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // The JVM is ending; the work has begun or is done.
        }
    }
}
