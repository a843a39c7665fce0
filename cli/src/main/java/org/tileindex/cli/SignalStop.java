package org.tileindex.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a command end in good order when the process gets a signal that ends it: Ctrl-C (SIGINT), SIGTERM, SIGHUP.
///
/// The JVM answers such a signal with its shutdown hooks and then ends with 128 plus the signal's number. The hook here
/// interrupts the command's thread and waits for the command to end; for ten seconds, and not after a second signal.
///
/// So SIGTERM gives 143, not the 130 of Ctrl-C. Only an internal class of the JDK could change that, or a hook that
/// halts the JVM, which cuts off the other hooks: a Flight Recorder's file would be left empty. And a signal that comes
/// before the program is up gives 143 in any case.
final class SignalStop {
    private static final int INTERRUPTED = 130;
    private static final long PATIENCE_MILLIS = 10_000;
    private static final long GLANCE_MILLIS = 20;

    private final Thread command = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);

    private SignalStop() {}

    /// Calls `work` on this thread; work that was interrupted says so in one line.
    ///
    /// @return its exit code
    static int call(Callable<Integer> work) throws Exception {
        SignalStop stop = new SignalStop();
        try (ShutdownHook hook = ShutdownHook.add(stop::stop)) {
            return stop.run(work);
        }
    }

    private int run(Callable<Integer> work) throws Exception {
        try {
            return work.call();
        } catch (InterruptedException e) {
            String details = e.getMessage() == null ? "" : "; " + e.getMessage();
            System.err.println("tile-index: interrupted" + details);
            return INTERRUPTED;
        } finally {
            ended.countDown();
        }
    }

    private void stop() {
        command.interrupt();
        try {
            boolean inTime = false;
            for (long waited = 0; !inTime && waited < PATIENCE_MILLIS && signals() < 2; waited += GLANCE_MILLIS) {
                inTime = ended.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (!inTime && ended.getCount() > 0) {
                System.err.println("tile-index: interrupted; did not wait for what was under way");
            }
        } catch (InterruptedException e) {
            // Nobody interrupts a hook; if someone does, waiting ends.
        }
    }

    /// The signals that wait for the end of the JVM. It handles each on a thread, named after it, that blocks until the
    /// hooks are done, and has no other way to tell of a second one but an internal class.
    private static long signals() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().startsWith("SIG") && thread.getName().endsWith(" handler"))
                .count();
    }
}
