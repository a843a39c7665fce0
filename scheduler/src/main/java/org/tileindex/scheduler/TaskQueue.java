package org.tileindex.scheduler;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/// The waiting tasks, heaviest first, equal costs in order of arrival; and the state that ends a run.
final class TaskQueue implements TaskContext {
    private final PriorityQueue<Entry> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Entry::cost).reversed().thenComparingLong(Entry::arrival));
    private long arrivals;
    private int running;
    private boolean cancelled;
    private Optional<TaskFailedException> failure = Optional.empty();

    TaskQueue(Collection<? extends Task> tasks) {
        for (Task task : tasks) {
            waiting.add(new Entry(task, task.cost(), arrivals++));
        }
    }

    @Override
    public synchronized void spawn(Task task) {
        if (!cancelled) {
            waiting.add(new Entry(task, task.cost(), arrivals++));
            notifyAll();
        }
    }

    @Override
    public synchronized boolean cancelled() {
        return cancelled;
    }

    /// The heaviest waiting task, as soon as there is one; empty when nothing waits and nothing runs any more.
    synchronized Optional<Task> take() throws InterruptedException {
        while (waiting.isEmpty() && running > 0) {
            wait();
        }
        Entry heaviest = waiting.poll();
        if (heaviest == null) {
            return Optional.empty();
        }
        running++;
        return Optional.of(heaviest.task());
    }

    synchronized void finished() {
        running--;
        notifyAll();
    }

    synchronized void fail(Task task, Throwable cause) {
        if (failure.isEmpty() && !cancelled) {
            failure = Optional.of(new TaskFailedException(task.name(), cause));
        }
        cancel();
    }

    synchronized void cancel() {
        cancelled = true;
        waiting.clear();
        notifyAll();
    }

    synchronized void throwFailure() throws TaskFailedException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private record Entry(Task task, long cost, long arrival) {}
}
