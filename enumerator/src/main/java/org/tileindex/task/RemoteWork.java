package org.tileindex.task;

import java.io.Serializable;

/// A piece of a run's work that another process can do.
public interface RemoteWork extends Serializable {
    /// The sort of work, for people.
    String kind();

    /// The subject of the work, for people.
    String name();

    /// Expected worker time, in nanoseconds.
    long cost();
}
