package org.tileindex.plan;

/// An amount of work of one [CostKind], in the units that its cost grows with.
///
/// @param runs number of runs
/// @param zones number of zones
/// @param edges number of vertices, crossings of parallels or spans
/// @param cells number of tiles or bytes
public record Workload(double runs, double zones, double edges, double cells) {
    /// No work.
    static final Workload NONE = new Workload(0, 0, 0, 0);

    /// The work on a zone.
    static Workload zone(double edges, double cells) {
        return new Workload(0, 1, edges, cells);
    }

    /// Both together.
    Workload plus(Workload other) {
        return new Workload(runs + other.runs, zones + other.zones, edges + other.edges, cells + other.cells);
    }

    /// The same work as all that a run does.
    Workload asRun() {
        return new Workload(1, zones, edges, cells);
    }
}
