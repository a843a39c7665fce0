package org.tileindex.plan;

import java.util.Locale;

/// The costs of a run that are foretold, each by a rate of its own: times in nanoseconds, and the size of its files in
/// bytes. The units of a [Workload] are named beside each.
public enum CostKind {
    /// Reading the zones: run, byte of the input.
    READ,
    /// All that comes before the first task, without reading the zones: run, zone.
    OPEN,
    /// Worker time to check topology: run, zone, vertex.
    VALIDATE,
    /// Worker time to find cells: run, zone, vertex or crossing of a parallel.
    SCAN,
    /// Worker time to read back cells that an earlier run found: run, zone, crossing.
    RECALL,
    /// Worker time to encode and write both datasets: run, zone, span, tile.
    SHARD,
    /// All that comes after the last task: run, zone, byte of the output.
    CLOSE,
    /// Bytes of both datasets: zone, span, tile.
    BYTES;

    /// The name in a stored history.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
