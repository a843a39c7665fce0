package org.tileindex.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tileindex.cache.CacheStats;
import org.tileindex.cache.DiskCache;
import org.tileindex.plan.CostHistory;
import org.tileindex.plan.Rates;
import org.tileindex.plan.RunCosts;
import org.tileindex.plan.ZoneCost;

/// What runs remember for each other.
final class RunCaches {
    private static final long MOST_BYTES = 16 << 20;

    private final DiskCache validity;
    private final DiskCache costs;
    private final CostHistory history;

    /// @param folder of all caches; nothing is remembered if empty
    RunCaches(Optional<Path> folder) {
        this.validity = new DiskCache(folder, "valid-zones", MOST_BYTES);
        this.costs = new DiskCache(folder, "costs", MOST_BYTES);
        this.history = new CostHistory(costs);
    }

    /// Digests of zones that were found valid.
    DiskCache validity() {
        return validity;
    }

    /// What earlier runs took.
    CostHistory history() {
        return history;
    }

    /// Keeps what a run found out.
    void remember(Workload work, RunResult result, List<ZoneRun> zones) {
        if (result.invalid().isEmpty() && !work.knownValid()) {
            validity.put(Workload.validityKey(work.input().sha256(), work.zones()), new byte[0]);
        }
        // A resumed run did not do all of the work.
        if (!result.request().resume()) {
            Map<String, ZoneCost> costs = new TreeMap<>();
            zones.forEach(zone -> costs.put(zone.zone().id(), zone.cost()));
            RunResult.Measured measured = result.measured();
            RunCosts took = new RunCosts(
                    measured.wallSeconds(),
                    measured.openingSeconds(),
                    measured.closingSeconds(),
                    result.datasets().stream()
                            .mapToLong(dataset -> dataset.receipt().bytes())
                            .sum(),
                    costs);
            history.remember(
                    work.parameters().hash(),
                    took,
                    Rates.of(took, work.works(), work.costs().rates()));
        }
        validity.trim();
        costs.trim();
    }

    List<CacheStats> stats() {
        return List.of(validity.stats(), costs.stats());
    }
}
