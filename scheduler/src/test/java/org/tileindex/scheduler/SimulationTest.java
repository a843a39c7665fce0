package org.tileindex.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The simulation's clock, against schedules worked out by hand.
class SimulationTest {
    private static Task task(String name, long cost, Task... spawned) {
        return new TestTask(name, cost, context -> List.of(spawned).forEach(context::spawn));
    }

    private static List<String> timeline(Schedule schedule) {
        return schedule.tasks().stream()
                .map(timing ->
                        "%d %s %d-%d".formatted(timing.worker(), timing.name(), timing.startNanos(), timing.endNanos()))
                .toList();
    }

    @Test
    void heaviestFirstOnTwoWorkers() throws Exception {
        List<Task> tasks = List.of(task("a", 2), task("b", 5), task("c", 3), task("d", 4));
        Schedule schedule = Simulation.play(Dispatch.heaviestFirst(2), tasks, Task::cost);
        assertEquals(List.of("0 b 0-5", "1 d 0-4", "1 c 4-7", "0 a 5-7"), timeline(schedule));
        assertEquals(7, schedule.makespan());
        assertEquals(List.of(new WorkerTime(2, 7, 0), new WorkerTime(2, 7, 0)), schedule.workers());
    }

    @Test
    void spawnedTasksStartAfterTheirParentAndAWorkerMayWaitForThem() throws Exception {
        List<Task> tasks = List.of(task("parent", 4, task("left", 3), task("right", 2)), task("other", 1));
        Schedule schedule = Simulation.play(Dispatch.heaviestFirst(2), tasks, Task::cost);
        assertEquals(List.of("0 parent 0-4", "1 other 0-1", "0 left 4-7", "1 right 4-6"), timeline(schedule));
        assertEquals(List.of(new WorkerTime(2, 7, 0), new WorkerTime(2, 3, 4)), schedule.workers());
    }

    @Test
    void aWorkerThatWaitsForMemoryAndNotForTasksIsToldApart() throws Exception {
        List<Task> tasks = List.of(task("parent", 4, task("left", 3)), task("other", 1));
        assertEquals(
                0, Simulation.play(Dispatch.heaviestFirst(2), tasks, Task::cost).memoryWaitNanos());
        List<Task> holding = List.of(
                new TestTask("a", 5, 60, context -> {}),
                new TestTask("b", 4, 60, context -> {}),
                new TestTask("c", 3, 30, context -> {}));
        Schedule schedule = Simulation.play(new Dispatch(2, 100, OptionalLong.empty()), holding, Task::cost);
        assertEquals(List.of("0 a 0-5", "1 c 0-3", "0 b 5-9"), timeline(schedule));
        assertEquals(2, schedule.memoryWaitNanos(), "worker 1 from 3 to 5; from then on no task waits");
    }

    @Test
    void durationsMayDifferFromTheCostsThatOrderThem() throws Exception {
        List<Task> tasks = List.of(task("guessed", 9), task("real", 1));
        Schedule schedule = Simulation.play(Dispatch.heaviestFirst(1), tasks, task -> 10 - task.cost());
        assertEquals(List.of("0 guessed 0-1", "0 real 1-10"), timeline(schedule));
    }

    @Test
    void aSeedChangesTheOrderAndAlwaysInTheSameWay() throws Exception {
        List<Task> tasks =
                IntStream.range(0, 50).mapToObj(i -> task("task" + i, i)).toList();
        Dispatch shuffled = new Dispatch(3, Long.MAX_VALUE, OptionalLong.of(7));
        List<String> first = timeline(Simulation.play(shuffled, tasks, Task::cost));
        assertEquals(first, timeline(Simulation.play(shuffled, tasks, Task::cost)));
        assertEquals(50, first.size());
        List<String> heaviestFirst = timeline(Simulation.play(Dispatch.heaviestFirst(3), tasks, Task::cost));
        assertEquals(50, heaviestFirst.size());
        assertNotEquals(heaviestFirst, first);
    }

    @Test
    void noTasksTakeNoTime() throws Exception {
        assertEquals(
                0,
                Simulation.play(Dispatch.heaviestFirst(2), List.of(), Task::cost)
                        .makespan());
    }
}
