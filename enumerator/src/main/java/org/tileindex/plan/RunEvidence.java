package org.tileindex.plan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The costs of one run and the work that they were for; facts that rates are learnt from. A kind of work that the run
/// did not do is absent.
///
/// @param kinds the cost and the work by kind
public record RunEvidence(Map<CostKind, Fact> kinds) {
    public RunEvidence {
        kinds = Map.copyOf(kinds);
    }

    /// A cost, in nanoseconds or bytes, and the work that it was for.
    public record Fact(double cost, Workload work) {}

    /// What the run took for work of one kind.
    Optional<Fact> fact(CostKind kind) {
        return Optional.ofNullable(kinds.get(kind));
    }

    /// The facts of a run.
    ///
    /// @param works its zones
    /// @param inputBytes size of the zones' source
    /// @param share of a processor that a worker had
    public static RunEvidence of(RunCosts run, List<ZoneWork> works, long inputBytes, double share) {
        ZoneCost sum = ZoneCost.NONE;
        Map<CostKind, Workload> amounts = new EnumMap<>(CostKind.class);
        for (ZoneWork work : works) {
            ZoneCost cost = run.zones().getOrDefault(work.id(), ZoneCost.NONE);
            sum = sum.plus(cost);
            long crossings = work.window().crossings();
            amounts.merge(CostKind.VALIDATE, Workload.zone(work.vertices(), 0), Workload::plus);
            amounts.merge(CostKind.SCAN, Workload.zone((double) work.vertices() + crossings, 0), Workload::plus);
            amounts.merge(CostKind.RECALL, Workload.zone((double) crossings, 0), Workload::plus);
            Workload tiles =
                    cost.tiles() == 0 ? Workload.NONE : Workload.zone((double) cost.spans(), (double) cost.tiles());
            amounts.merge(CostKind.SHARD, tiles, Workload::plus);
        }
        Map<CostKind, Fact> facts = new EnumMap<>(CostKind.class);
        Map<CostKind, Long> nanos = Map.of(
                CostKind.VALIDATE, sum.validateNanos(),
                CostKind.SCAN, sum.scanNanos(),
                CostKind.RECALL, sum.recallNanos(),
                CostKind.SHARD, sum.shardNanos());
        nanos.forEach((kind, cost) -> add(facts, kind, cost * share, amounts.getOrDefault(kind, Workload.NONE)));
        add(facts, CostKind.BYTES, (double) run.bytes(), amounts.getOrDefault(CostKind.SHARD, Workload.NONE));
        add(facts, CostKind.READ, run.readSeconds() * 1e9, new Workload(1, 0, 0, (double) inputBytes));
        add(facts, CostKind.OPEN, run.openingSeconds() * 1e9, new Workload(1, works.size(), 0, 0));
        add(facts, CostKind.CLOSE, run.closingSeconds() * 1e9, new Workload(1, works.size(), 0, (double) run.bytes()));
        return new RunEvidence(facts);
    }

    private static void add(Map<CostKind, Fact> facts, CostKind kind, double cost, Workload work) {
        if (cost > 0) {
            facts.put(kind, new Fact(cost, work.asRun()));
        }
    }
}
