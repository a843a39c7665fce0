package org.tileindex.plan;

import java.util.Locale;

/// The kinds of task that the work on a zone is made of, in order, and what each costs. Tasks of a run and of its
/// simulation are both described by it.
public enum TaskKind {
    /// Checks the topology of a zone.
    VALIDATE {
        @Override
        public long cost(ZoneCost zone) {
            return zone.validateNanos();
        }

        @Override
        public long downstreamCost(ZoneCost zone) {
            return zone.scanNanos() + zone.shardNanos();
        }
    },
    /// Takes a zone to the plane of the grid. Its time counts as that of the scan.
    PROJECT {
        @Override
        public long cost(ZoneCost zone) {
            return 0;
        }

        @Override
        public long downstreamCost(ZoneCost zone) {
            return zone.scanNanos() + zone.shardNanos();
        }
    },
    /// Finds the cells of a zone, or of a band of its rows.
    SCAN {
        @Override
        public long cost(ZoneCost zone) {
            return zone.scanNanos();
        }
    },
    /// Reads back the cells that an earlier run found.
    RECALL {
        @Override
        public long cost(ZoneCost zone) {
            return zone.recallNanos();
        }
    },
    /// Decides which cells fulfil the mask.
    MASK {
        @Override
        public long cost(ZoneCost zone) {
            return 0;
        }
    },
    /// Reads the values of shards.
    READ {
        @Override
        public long cost(ZoneCost zone) {
            return 0;
        }
    },
    /// Writes a shard of a zone.
    SHARD {
        @Override
        public long cost(ZoneCost zone) {
            return zone.shardNanos();
        }

        @Override
        public long downstreamCost(ZoneCost zone) {
            return 0;
        }
    };

    /// The name in timelines and events.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Worker time of all tasks of this kind for a zone, in nanoseconds.
    public abstract long cost(ZoneCost zone);

    /// Worker time of all tasks that follow from those of this kind, in nanoseconds.
    public long downstreamCost(ZoneCost zone) {
        return zone.shardNanos();
    }
}
