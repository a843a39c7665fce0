package org.tileindex.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Interrupting the caller of a run ends it.
class CallerInterruptTest {
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();

    private Task patient(CountDownLatch running) {
        return new TestTask("patient", 2, context -> {
            running.countDown();
            while (!context.cancelled()) {
                Thread.onSpinWait();
            }
            ended.incrementAndGet();
        });
    }

    @Test
    void anInterruptEndsAllTasksAndIsThrown() throws Exception {
        CountDownLatch running = new CountDownLatch(2);
        Task waiting = new TestTask("waiting", 1, context -> dropped.incrementAndGet());
        AtomicReference<Throwable> thrown = new AtomicReference<>(new AssertionError("no exception"));
        AtomicInteger endedAtThrow = new AtomicInteger();
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                TestTask.runAll(2, List.of(patient(running), patient(running), waiting));
            } catch (InterruptedException | TaskFailedException e) {
                endedAtThrow.set(ended.get());
                thrown.set(e);
            }
        });
        running.await();
        caller.interrupt();
        caller.join();
        assertInstanceOf(InterruptedException.class, thrown.get());
        assertEquals(2, endedAtThrow.get());
        assertEquals(0, dropped.get());
    }

    @Test
    void aCallerThatIsInterruptedBeforeTheRunGetsTheExceptionToo() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> TestTask.runAll(2, List.of(patient(new CountDownLatch(1)))));
    }
}
