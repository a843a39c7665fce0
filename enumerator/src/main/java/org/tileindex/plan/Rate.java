package org.tileindex.plan;

/// A cost per unit of a [Workload], in nanoseconds or bytes.
///
/// @param run for a run, whatever its size
/// @param zone for a zone
/// @param edge for a vertex, crossing or span
/// @param cell for a tile or byte
record Rate(double run, double zone, double edge, double cell) {
    /// No cost.
    static final Rate NONE = new Rate(0, 0, 0, 0);

    /// The same for a share of the files, and what `other` files take besides. The cost of a run remains.
    Rate share(double share, Rate other) {
        return new Rate(run, zone * share + other.zone, edge * share + other.edge, cell * share + other.cell);
    }

    /// The cost of a workload.
    double of(Workload work) {
        return run * work.runs() + zone * work.zones() + edge * work.edges() + cell * work.cells();
    }
}
