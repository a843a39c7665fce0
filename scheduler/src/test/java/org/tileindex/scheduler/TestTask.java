package org.tileindex.scheduler;

/// A task made of a name, a cost and a body.
record TestTask(String name, long cost, Body body) implements Task {

    @Override
    public void run(TaskContext context) throws Exception {
        body.run(context);
    }

    interface Body {
        void run(TaskContext context) throws Exception;
    }
}
