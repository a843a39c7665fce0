package org.tileindex.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tasks wait for memory, but never for ever.
class MemoryBudgetTest {
    private static Task holding(String name, long cost, long memory) {
        return new TestTask(name, cost, memory, context -> {});
    }

    private static TaskQueue queue(long budget, Task... tasks) {
        return new TaskQueue(new Dispatch(2, budget, OptionalLong.empty()), List.of(tasks));
    }

    private static String name(Optional<QueuedTask> queued) {
        return queued.map(found -> found.task().name()).orElse("none");
    }

    @Test
    void aTaskForWhichMemoryIsShortIsPassedByALighterOne() {
        TaskQueue queue = queue(100, holding("heavy", 9, 80), holding("next", 8, 30), holding("small", 1, 20));
        assertEquals("heavy", name(queue.poll()));
        assertEquals("small", name(queue.poll()));
        assertEquals("none", name(queue.poll()));
    }

    @Test
    void aTaskThatNeedsMoreThanAllMemoryRunsWhenNothingElseDoes() {
        TaskQueue queue = queue(100, holding("giant", 9, 500), holding("small", 1, 10));
        QueuedTask small = queue.poll().orElseThrow();
        assertEquals("small", small.task().name());
        assertEquals("none", name(queue.poll()));
        queue.finished(small);
        assertEquals("giant", name(queue.poll()));
    }

    @Test
    void aTaskHoldsItsMemoryUntilTheTasksItSpawnedHaveEnded() {
        TaskQueue queue = queue(100, holding("parent", 9, 60), holding("other", 8, 60));
        QueuedTask parent = queue.poll().orElseThrow();
        queue.spawn(holding("child", 1, 30), parent);
        queue.finished(parent);
        assertEquals(60, queue.heldBytes());
        QueuedTask child = queue.poll().orElseThrow();
        assertEquals("child", child.task().name());
        assertEquals(90, queue.heldBytes());
        assertEquals("none", name(queue.poll()));
        queue.finished(child);
        assertEquals(0, queue.heldBytes());
        assertEquals("other", name(queue.poll()));
    }

    @Test
    void theTimeThatWorkersWaitForMemoryIsCounted() throws Exception {
        Task first = new TestTask("first", 9, 60, context -> awaitTaker());
        List<Task> tasks = List.of(first, holding("second", 8, 60));
        Dispatch oneAtATime = new Dispatch(2, 100, OptionalLong.empty());
        assertTrue(new CostScheduler(oneAtATime, tasks).run().memoryWaitNanos() > 0);
    }

    @Test
    void waitingForTasksIsNotWaitingForMemory() throws Exception {
        Task parent = new TestTask("parent", 9, 60, context -> {
            awaitTaker();
            context.spawn(holding("child", 1, 30));
        });
        Dispatch enough = new Dispatch(2, 100, OptionalLong.empty());
        assertEquals(0, new CostScheduler(enough, List.of(parent)).run().memoryWaitNanos());
    }

    /// Returns once another worker waits in the queue.
    private static void awaitTaker() throws InterruptedException {
        while (Thread.getAllStackTraces().entrySet().stream().noneMatch(MemoryBudgetTest::isTaker)) {
            Thread.sleep(1);
        }
    }

    private static boolean isTaker(Map.Entry<Thread, StackTraceElement[]> thread) {
        return thread.getKey().getState() == Thread.State.WAITING
                && Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(TaskQueue.class.getName()));
    }

    /// Every task runs and, unless a single chain needs more, the sum of what runs stays within the budget.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void randomTasksStayWithinTheBudgetAndAllRun(int workers) throws Exception {
        long budget = 1000;
        SplittableRandom random = new SplittableRandom(workers);
        AtomicLong held = new AtomicLong();
        List<Long> peaks = Collections.synchronizedList(new ArrayList<>());
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            long memory = random.nextLong(600);
            tasks.add(new TestTask("task" + i, random.nextLong(100), memory, context -> {
                peaks.add(held.addAndGet(memory));
                Thread.onSpinWait();
                held.addAndGet(-memory);
            }));
        }
        new CostScheduler(new Dispatch(workers, budget, OptionalLong.empty()), tasks).run();
        assertEquals(3000, peaks.size());
        assertTrue(peaks.stream().allMatch(peak -> peak <= budget), () -> "peak " + Collections.max(peaks));
    }

    /// A run with values of rasters ran out of memory, because what is told of a task held it with all that it had
    /// read.
    @Test
    void theScheduleOfARunHoldsNoTaskThatHasEnded() throws Exception {
        List<WeakReference<Object>> held = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Object memory = new byte[1 << 20];
            held.add(new WeakReference<>(memory));
            tasks.add(new TestTask("task " + i, 1, 0, context -> assertNotNull(memory)));
        }
        CostScheduler scheduler = new CostScheduler(Dispatch.heaviestFirst(2), tasks);
        tasks.clear();
        Schedule schedule = scheduler.run();
        System.gc();
        assertEquals(3, schedule.tasks().size());
        assertTrue(held.stream().allMatch(memory -> memory.refersTo(null)));
    }
}
