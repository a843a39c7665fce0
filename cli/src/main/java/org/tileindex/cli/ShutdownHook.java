package org.tileindex.cli;

/// Work for the end of the JVM, should it end before this is closed. A JVM that is ending already takes no more such
/// work and gives none back; that is no error, as nothing that the program does then matters.
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
            // The JVM is ending, and the work is being done or done.
        }
    }
}
