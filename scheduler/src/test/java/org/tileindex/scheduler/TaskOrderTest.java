package org.tileindex.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Tasks start in order of their cost, on whichever worker is free.
class TaskOrderTest {
    private final List<String> started = Collections.synchronizedList(new ArrayList<>());

    private TestTask logged(String name, long cost) {
        return new TestTask(name, cost, context -> started.add(name));
    }

    @Test
    void oneWorkerStartsTheHeaviestTaskFirst() throws Exception {
        TestTask.runAll(1, List.of(logged("light", 1), logged("heavy", 9), logged("middle", 5)));
        assertEquals(List.of("heavy", "middle", "light"), started);
    }

    @Test
    void equalCostsStartInOrderOfArrival() throws Exception {
        Random random = new Random(11);
        List<TestTask> tasks = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            tasks.add(logged("task" + i, random.nextInt(4)));
        }
        TestTask.runAll(1, tasks);
        List<String> expected = tasks.stream()
                .sorted(Comparator.comparingLong(TestTask::cost).reversed())
                .map(TestTask::name)
                .toList();
        assertEquals(expected, started);
    }

    @Test
    void costsOfTheWholeLongRangeAreOrdered() throws Exception {
        TestTask.runAll(1, List.of(logged("least", Long.MIN_VALUE), logged("zero", 0), logged("most", Long.MAX_VALUE)));
        assertEquals(List.of("most", "zero", "least"), started);
    }

    @Test
    void aSpawnedTaskTakesItsPlaceAmongTheWaitingOnes() throws Exception {
        TestTask parent = new TestTask("parent", 100, context -> {
            started.add("parent");
            context.spawn(logged("heavyChild", 50));
            context.spawn(logged("lightChild", 1));
        });
        TestTask.runAll(1, List.of(logged("middle", 20), parent));
        assertEquals(List.of("parent", "heavyChild", "middle", "lightChild"), started);
    }

    @Test
    void aTaskSpawnedAtTheVeryEndStillRuns() throws Exception {
        TestTask grandparent = new TestTask("grandparent", 1, context -> {
            started.add("grandparent");
            context.spawn(new TestTask("parent", 1, inner -> {
                started.add("parent");
                inner.spawn(logged("child", 1));
            }));
        });
        TestTask.runAll(3, List.of(grandparent));
        assertEquals(List.of("grandparent", "parent", "child"), started);
    }

    @Test
    void aSpawnedTaskRunsOnAnIdleWorkerWhileItsParentStillRuns() throws Exception {
        CountDownLatch childRan = new CountDownLatch(1);
        TestTask parent = new TestTask("parent", 1, context -> {
            context.spawn(new TestTask("child", 1, inner -> childRan.countDown()));
            childRan.await();
            started.add("parent");
        });
        TestTask.runAll(2, List.of(parent));
        assertEquals(List.of("parent"), started);
    }

    @Test
    void allWorkersRunAtTheSameTime() throws Exception {
        int workers = 33;
        CountDownLatch together = new CountDownLatch(workers);
        List<TestTask> tasks = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            tasks.add(new TestTask("task" + i, 1, context -> {
                together.countDown();
                together.await();
            }));
        }
        List<WorkerTime> times = TestTask.runAll(workers, tasks);
        assertEquals(workers, times.size());
        assertTrue(times.stream().allMatch(time -> time.tasks() == 1), times::toString);
    }

    @Test
    void aRunWithoutTasksEnds() throws Exception {
        List<WorkerTime> times = TestTask.runAll(4, List.of());
        assertEquals(4, times.size());
        assertTrue(times.stream().allMatch(time -> time.tasks() == 0), times::toString);
    }

    @Test
    void fewerThanOneWorkerIsRefused() {
        List<TestTask> tasks = List.of(logged("never", 1));
        assertThrows(IllegalArgumentException.class, () -> TestTask.runAll(0, tasks));
        assertThrows(IllegalArgumentException.class, () -> TestTask.runAll(-1, tasks));
        assertEquals(List.of(), started);
    }
}
