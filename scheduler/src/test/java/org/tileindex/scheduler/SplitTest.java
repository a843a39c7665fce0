package org.tileindex.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A task heavier than its share is split, into as many parts as it has shares.
class SplitTest {
    private final List<Integer> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    /// A task that can be divided without end.
    private record Divisible(String name, long cost, long downstreamCost, long memory, SplitTest test) implements Task {
        @Override
        public String kind() {
            return "divisible";
        }

        @Override
        public List<Task> split(int parts) {
            test.asked.add(parts);
            return IntStream.range(0, parts)
                    .<Task>mapToObj(i -> new Divisible(name + i, cost / parts, downstreamCost / parts, memory, test))
                    .toList();
        }

        @Override
        public void run(Task.Context context) {
            test.ran.add(name);
        }
    }

    private Task divisible(String name, long cost, long downstreamCost) {
        return new Divisible(name, cost, downstreamCost, 0, this);
    }

    private List<Task> light(int count, long cost) {
        return IntStream.range(0, count)
                .<Task>mapToObj(i -> new TestTask("light" + i, cost, context -> ran.add("light")))
                .toList();
    }

    @Test
    void aTaskHeavierThanItsShareIsSplitIntoAsManyPartsAsItHasShares() throws Exception {
        List<Task> tasks = new ArrayList<>(light(60, 1));
        tasks.add(divisible("big", 40, 0));
        TestTask.runAll(4, tasks);
        assertEquals(List.of(2), asked);
        assertTrue(ran.containsAll(List.of("big0", "big1")), ran::toString);
        assertEquals(62, ran.size());
    }

    @Test
    void downstreamCostCountsForTheShareOfATask() throws Exception {
        List<Task> tasks = new ArrayList<>(light(60, 1));
        tasks.add(divisible("scan", 4, 36));
        TestTask.runAll(4, tasks);
        assertEquals(List.of(2), asked);
    }

    @Test
    void aTaskOfItsShareStaysWhole() throws Exception {
        List<Task> tasks = new ArrayList<>(light(75, 1));
        tasks.add(divisible("fair", 25, 0));
        TestTask.runAll(4, tasks);
        assertEquals(List.of(), asked);
        assertTrue(ran.contains("fair"), ran::toString);
    }

    @Test
    void aTaskAloneGetsAsManyPartsAsThereAreWorkersAndPartsAreNotSplitAgain() throws Exception {
        TestTask.runAll(8, List.of(divisible("alone", 80, 0)));
        assertEquals(List.of(8), asked);
        assertEquals(8, ran.size());
    }

    @Test
    void oneWorkerSplitsNothing() throws Exception {
        TestTask.runAll(1, List.of(divisible("alone", 80, 0)));
        assertEquals(List.of(), asked);
    }

    @Test
    void thePartsOfATaskHoldItsMemoryTogetherAndOnce() throws Exception {
        Task parted = new Divisible("parted", 80, 0, 100, this);
        TaskQueue queue = new TaskQueue(Dispatch.heaviestFirst(2), List.of(parted));
        QueuedTask first = queue.poll().orElseThrow();
        QueuedTask second = queue.poll().orElseThrow();
        assertEquals(100, queue.heldBytes());
        queue.finished(first);
        assertEquals(100, queue.heldBytes());
        queue.finished(second);
        assertEquals(0, queue.heldBytes());
    }

    @Test
    void thePartsOfATaskThatNeedsMoreThanAllMemoryRunTogether() {
        Task parted = new Divisible("parted", 80, 0, 100, this);
        TaskQueue queue = new TaskQueue(new Dispatch(2, 50, OptionalLong.empty()), List.of(parted));
        assertTrue(queue.poll().isPresent());
        assertTrue(queue.poll().isPresent());
        assertEquals(100, queue.heldBytes());
    }
}
