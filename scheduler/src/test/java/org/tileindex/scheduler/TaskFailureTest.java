package org.tileindex.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A failing task ends the run, whatever it throws and however many workers there are.
class TaskFailureTest {
    private final AtomicInteger ran = new AtomicInteger();

    private Task counted(String name, long cost) {
        return new TestTask(name, cost, context -> ran.incrementAndGet());
    }

    private static Task failing(String name, long cost, Throwable failure) {
        return new TestTask(name, cost, context -> throwAny(failure));
    }

    private static void throwAny(Throwable failure) throws Exception {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (Exception) failure;
    }

    /// Returns once another task has failed or the run was interrupted.
    private static void awaitCancellation(Task.Context context) {
        while (!context.cancelled()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void theExceptionNamesTheTaskAndCarriesTheCause() {
        IOException cause = new IOException("disk full");
        TaskFailedException thrown = assertThrows(
                TaskFailedException.class, () -> TestTask.runAll(2, List.of(failing("shard FR-3", 1, cause))));
        assertSame(cause, thrown.getCause());
        assertEquals("test of shard FR-3: disk full", thrown.getMessage());
    }

    @Test
    void theTasksThatHadNotStartedAreDropped() {
        List<Task> tasks = new ArrayList<>();
        tasks.add(failing("first", 100, new IOException("broken")));
        for (int i = 0; i < 100; i++) {
            tasks.add(counted("later" + i, 1));
        }
        assertThrows(TaskFailedException.class, () -> TestTask.runAll(1, tasks));
        assertEquals(0, ran.get());
    }

    @Test
    void runningTasksSeeTheCancellationAndHaveEndedWhenTheRunThrows() {
        CountDownLatch running = new CountDownLatch(2);
        Task patient = new TestTask("patient", 2, context -> {
            running.countDown();
            awaitCancellation(context);
            ran.incrementAndGet();
        });
        Task broken = new TestTask("broken", 1, context -> {
            running.await();
            throw new IOException("broken");
        });
        TaskFailedException thrown =
                assertThrows(TaskFailedException.class, () -> TestTask.runAll(3, List.of(patient, patient, broken)));
        assertEquals("test of broken: broken", thrown.getMessage());
        assertEquals(2, ran.get());
    }

    @Test
    void tasksSpawnedAfterAFailureAreDropped() {
        CountDownLatch running = new CountDownLatch(1);
        Task spawner = new TestTask("spawner", 1, context -> {
            running.countDown();
            awaitCancellation(context);
            context.spawn(counted("late", 1));
        });
        Task broken = new TestTask("broken", 1, context -> {
            running.await();
            throw new IOException("broken");
        });
        assertThrows(TaskFailedException.class, () -> TestTask.runAll(2, List.of(spawner, broken)));
        assertEquals(0, ran.get());
    }

    @Test
    void onlyTheFirstFailureIsReported() {
        CountDownLatch running = new CountDownLatch(1);
        Task second = new TestTask("second", 1, context -> {
            running.countDown();
            awaitCancellation(context);
            throw new IllegalStateException("as a consequence");
        });
        Task first = new TestTask("first", 1, context -> {
            running.await();
            throw new IOException("root");
        });
        TaskFailedException thrown =
                assertThrows(TaskFailedException.class, () -> TestTask.runAll(2, List.of(second, first)));
        assertEquals("test of first: root", thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void errorsStopTheRunLikeExceptions(int workers) {
        List<Throwable> failures = List.of(
                new StackOverflowError(),
                new OutOfMemoryError("pretended"),
                new AssertionError("wrong"),
                new Exception());
        for (Throwable failure : failures) {
            List<Task> tasks = List.of(failing("bad", 2, failure), counted("other", 1));
            TaskFailedException thrown = assertThrows(TaskFailedException.class, () -> TestTask.runAll(workers, tasks));
            assertSame(failure, thrown.getCause());
        }
    }

    @Test
    void aRealStackOverflowStopsTheRun() {
        Task endless = new TestTask("endless", 1, context -> ran.set(depth(1)));
        TaskFailedException thrown =
                assertThrows(TaskFailedException.class, () -> TestTask.runAll(2, List.of(endless)));
        assertTrue(thrown.getCause() instanceof StackOverflowError, thrown::toString);
    }

    private int depth(int above) {
        return ran.get() < 0 ? above : depth(above + 1) + 1;
    }

    @Test
    void aSpawnedTaskThatFailsStopsTheRun() {
        Task parent =
                new TestTask("parent", 1, context -> context.spawn(failing("child", 1, new IOException("broken"))));
        TaskFailedException thrown = assertThrows(TaskFailedException.class, () -> TestTask.runAll(2, List.of(parent)));
        assertEquals("test of child: broken", thrown.getMessage());
    }

    @Test
    void anInterruptFlagThatATaskLeavesBehindDoesNotReachTheNextTask() throws Exception {
        AtomicBoolean flagSeen = new AtomicBoolean();
        Task rude = new TestTask("rude", 2, context -> Thread.currentThread().interrupt());
        Task polite = new TestTask(
                "polite", 1, context -> flagSeen.set(Thread.currentThread().isInterrupted()));
        List<WorkerTime> times = TestTask.runAll(1, List.of(rude, polite));
        assertEquals(2, times.getFirst().tasks());
        assertFalse(flagSeen.get());
    }

    @Test
    void anInterruptFlagThatATaskLeavesBehindDoesNotEndTheRun() throws Exception {
        CountDownLatch rudeTaken = new CountDownLatch(1);
        CountDownLatch childRan = new CountDownLatch(1);
        Task rude = new TestTask("rude", 2, context -> {
            rudeTaken.countDown();
            Thread.currentThread().interrupt();
        });
        Task parent = new TestTask("parent", 1, context -> {
            rudeTaken.await();
            context.spawn(new TestTask("child", 1, inner -> childRan.countDown()));
            childRan.await();
        });
        List<WorkerTime> times = TestTask.runAll(2, List.of(rude, parent));
        assertEquals(3, times.stream().mapToInt(WorkerTime::tasks).sum());
    }

    /// A task that waits for a server need not wait until the server has answered.
    @Test
    @Timeout(60)
    void aTaskThatWaitsIsInterrupted() {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Task waits = interruptible(context -> {
            waiting.countDown();
            never.await();
        });
        Task fails = new TestTask("fails", 1, context -> {
            waiting.await();
            throw new IOException("broken");
        });
        TaskFailedException thrown =
                assertThrows(TaskFailedException.class, () -> TestTask.runAll(2, List.of(waits, fails)));
        assertEquals("test of fails: broken", thrown.getMessage());
    }

    @Test
    void aTaskThatMightLeaveSomethingHalfDoneIsNotInterrupted() {
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        Task writes = new TestTask("writes", 2, context -> {
            running.countDown();
            awaitCancellation(context);
            interrupted.set(Thread.currentThread().isInterrupted());
            ran.incrementAndGet();
        });
        Task fails = new TestTask("fails", 1, context -> {
            running.await();
            throw new IOException("broken");
        });
        assertThrows(TaskFailedException.class, () -> TestTask.runAll(2, List.of(writes, fails)));
        assertEquals(1, ran.get());
        assertFalse(interrupted.get());
    }

    private static Task interruptible(TestTask.Body body) {
        return new Task() {
            @Override
            public String kind() {
                return "test";
            }

            @Override
            public String name() {
                return "waits";
            }

            @Override
            public long cost() {
                return 2;
            }

            @Override
            public boolean interruptible() {
                return true;
            }

            @Override
            public void run(Task.Context context) throws Exception {
                body.run(context);
            }
        };
    }
}
