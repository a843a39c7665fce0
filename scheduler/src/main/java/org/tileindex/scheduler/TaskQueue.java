package org.tileindex.scheduler;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// The waiting tasks in their order of dispatch, and the state that ends a run.
///
/// The heaviest task comes first: the one with the largest sum of its own cost and its downstream cost. A task that is
/// heavier than its fair share of the remaining work is split before it is dispatched. A task whose memory does not fit
/// into the budget waits, and others pass it; if no task runs that could free memory, the waiting task with the
/// smallest need starts all the same.
final class TaskQueue {
    private final Dispatch dispatch;
    private final Optional<Random> shuffle;
    private final Set<Thread> interruptible = new HashSet<>();
    private final TreeSet<QueuedTask> waiting = new TreeSet<>(QueuedTask.FIRST_OUT);
    private long arrivals;
    private long waitingWork;
    private long runningWork;
    private long heldBytes;
    private long memoryWaitNanos;
    private int running;
    private boolean cancelled;
    private Optional<TaskFailedException> failure = Optional.empty();

    TaskQueue(Dispatch dispatch, Collection<? extends Task> tasks) {
        this.dispatch = dispatch;
        this.shuffle = dispatch.seed().isPresent()
                ? Optional.of(new Random(dispatch.seed().getAsLong()))
                : Optional.empty();
        for (Task task : tasks) {
            add(QueuedTask.of(task, Optional.empty(), rank(task), arrivals++));
        }
    }

    private long rank(Task task) {
        return shuffle.isPresent() ? shuffle.get().nextLong() : task.cost() + task.downstreamCost();
    }

    private void add(QueuedTask queued) {
        waiting.add(queued);
        waitingWork += queued.work();
    }

    private void remove(QueuedTask queued) {
        waiting.remove(queued);
        waitingWork -= queued.work();
    }

    synchronized void spawn(Task task, QueuedTask origin) {
        if (!cancelled) {
            add(QueuedTask.of(task, Optional.of(origin), rank(task), arrivals++));
            notifyAll();
        }
    }

    synchronized boolean cancelled() {
        return cancelled;
    }

    /// Waits for the next task; empty when no task waits or runs any more.
    synchronized Optional<QueuedTask> take() throws InterruptedException {
        Optional<QueuedTask> next = poll();
        while (next.isEmpty() && running > 0) {
            boolean memoryShort = !waiting.isEmpty();
            long before = System.nanoTime();
            wait();
            memoryWaitNanos += memoryShort ? System.nanoTime() - before : 0;
            next = poll();
        }
        return next;
    }

    /// The next task; empty if none waits, or none may start yet.
    synchronized Optional<QueuedTask> poll() {
        Optional<QueuedTask> next = startable();
        while (next.isPresent() && split(next.get())) {
            next = startable();
        }
        next.ifPresent(this::start);
        return next;
    }

    private Optional<QueuedTask> startable() {
        for (QueuedTask queued : waiting) {
            if (queued.memory() == 0 || queued.memory() <= dispatch.memoryBytes() - heldBytes) {
                return Optional.of(queued);
            }
        }
        return running > 0 ? Optional.empty() : waiting.stream().min(QueuedTask.LEAST_MEMORY);
    }

    private void start(QueuedTask queued) {
        remove(queued);
        heldBytes += queued.memory();
        runningWork += queued.work();
        running++;
    }

    /// Replaces `queued` by its parts if it is too heavy and can be divided; true if it was.
    private boolean split(QueuedTask queued) {
        if (!queued.whole() || dispatch.workers() == 1) {
            return false;
        }
        long share = Math.max(1, (waitingWork + runningWork) / dispatch.workers());
        if (queued.work() <= share) {
            return false;
        }
        List<Task> parts = queued.task().split((int) Math.min(dispatch.workers(), Math.ceilDiv(queued.work(), share)));
        if (parts.size() < 2) {
            return false;
        }
        remove(queued);
        heldBytes += queued.memory();
        for (Task part : parts) {
            add(QueuedTask.part(part, queued, rank(part), arrivals++));
        }
        end(queued);
        notifyAll();
        return true;
    }

    /// Begins a task in the calling thread.
    ///
    /// @throws InterruptedException if it could wait, but the run is cancelled
    synchronized void begin(Task task) throws InterruptedException {
        if (task.interruptible()) {
            if (cancelled) {
                throw new InterruptedException();
            }
            interruptible.add(Thread.currentThread());
        }
    }

    /// Ends a task in the calling thread. An interruption that it leaves behind is cleared, because it is meant neither
    /// for the next task nor for this queue.
    synchronized void finished(QueuedTask queued) {
        interruptible.remove(Thread.currentThread());
        Thread.interrupted();
        runningWork -= queued.work();
        running--;
        end(queued);
        notifyAll();
    }

    private void end(QueuedTask queued) {
        heldBytes -= queued.end();
    }

    synchronized void fail(Task task, Throwable cause) {
        if (failure.isEmpty() && !cancelled) {
            failure = Optional.of(new TaskFailedException(task, cause));
        }
        cancel();
    }

    synchronized void cancel() {
        cancelled = true;
        interruptible.forEach(Thread::interrupt);
        waiting.clear();
        waitingWork = 0;
        notifyAll();
    }

    synchronized void throwFailure() throws TaskFailedException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized int running() {
        return running;
    }

    /// Nanoseconds that workers waited while every waiting task was short of memory; summed over the workers.
    synchronized long memoryWaitNanos() {
        return memoryWaitNanos;
    }

    synchronized long heldBytes() {
        return heldBytes;
    }
}
