package org.tileindex.scheduler;

import java.util.Collection;
import java.util.List;

/// A task made of a name, a cost, the memory it holds and a body.
record TestTask(String name, long cost, long memory, Body body) implements Task {
    TestTask(String name, long cost, Body body) {
        this(name, cost, 0, body);
    }

    /// Runs `tasks`, heaviest first.
    static List<WorkerTime> runAll(int workers, Collection<? extends Task> tasks)
            throws TaskFailedException, InterruptedException {
        return new CostScheduler(Dispatch.heaviestFirst(workers), tasks).run().workers();
    }

    @Override
    public String kind() {
        return "test";
    }

    @Override
    public void run(Task.Context context) throws Exception {
        body.run(context);
    }

    interface Body {
        void run(Task.Context context) throws Exception;
    }
}
