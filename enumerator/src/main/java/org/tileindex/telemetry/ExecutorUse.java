package org.tileindex.telemetry;

import java.util.List;

/// A process that did work for a run.
///
/// @param id its name among those of the run
/// @param host the machine that it ran on, as the cluster names it
/// @param workers numbers of its workers
/// @param cpuSeconds processor time in its tasks; that of attempts which others overtook is not counted
public record ExecutorUse(String id, String host, List<Integer> workers, double cpuSeconds) {
    public ExecutorUse {
        workers = List.copyOf(workers);
    }

    /// Its name for people.
    public String name() {
        return "executor %s on %s".formatted(id, host);
    }
}
