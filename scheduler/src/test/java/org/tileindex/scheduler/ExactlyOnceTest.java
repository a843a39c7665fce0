package org.tileindex.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each of thousands of random tasks, which spawn others, runs exactly once, whatever the number of workers.
class ExactlyOnceTest {
    private static final int TASKS = 8000;
    private static final int ROOTS = 50;

    private final AtomicIntegerArray runs = new AtomicIntegerArray(TASKS);
    private final AtomicInteger nextId = new AtomicInteger();

    /// Spawns up to four others as long as ids are left.
    private Task random(int id, SplittableRandom random) {
        long cost = random.nextLong(5);
        SplittableRandom own = random.split();
        return new TestTask("task" + id, cost, context -> {
            runs.incrementAndGet(id);
            int children = 1 + own.nextInt(4);
            for (int i = 0; i < children; i++) {
                int child = nextId.getAndIncrement();
                if (child < TASKS) {
                    context.spawn(random(child, own));
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 33})
    void everyTaskRunsExactlyOnceAndTheCountsAddUp(int workers) throws Exception {
        SplittableRandom random = new SplittableRandom(workers);
        List<Task> roots = new ArrayList<>();
        for (int i = 0; i < ROOTS; i++) {
            roots.add(random(nextId.getAndIncrement(), random));
        }
        List<WorkerTime> times = TestTask.runAll(workers, roots);
        for (int id = 0; id < TASKS; id++) {
            assertEquals(1, runs.get(id), "task " + id);
        }
        assertEquals(workers, times.size());
        assertEquals(TASKS, times.stream().mapToInt(WorkerTime::tasks).sum());
        for (WorkerTime time : times) {
            assertTrue(time.tasks() >= 0 && time.busyNanos() >= 0 && time.idleNanos() >= 0, time::toString);
        }
    }
}
