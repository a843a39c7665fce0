package org.tileindex.cache;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tileindex.plan.CostKind;
import org.tileindex.plan.CostRatio;
import org.tileindex.plan.RunCosts;
import org.tileindex.plan.RunEvidence;
import org.tileindex.plan.Workload;
import org.tileindex.plan.ZoneCost;

/// Costs as objects of JSON, and back. Whatever is not exactly such an object is none.
final class CostJson {
    private CostJson() {}

    static Map<String, Object> map(RunCosts costs) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("totals", List.of(costs.readSeconds(), costs.openingSeconds(), costs.closingSeconds(), costs.bytes()));
        Map<String, Object> zones = new TreeMap<>();
        costs.zones()
                .forEach((id, zone) -> zones.put(
                        id,
                        List.of(
                                zone.tiles(),
                                zone.spans(),
                                zone.validateNanos(),
                                zone.scanNanos(),
                                zone.recallNanos(),
                                zone.shardNanos())));
        map.put("zones", zones);
        map.put(
                "others",
                costs.others()
                        .map(ratio -> List.<Number>of(
                                ratio.sumTiles(),
                                ratio.tiles(),
                                ratio.spans(),
                                ratio.validate(),
                                ratio.scan(),
                                ratio.recall(),
                                ratio.shard()))
                        .orElse(List.of()));
        return map;
    }

    static Optional<RunCosts> costs(Map<?, ?> map) {
        List<Double> totals = numbers(map.get("totals"), 4);
        if (totals.isEmpty()
                || !(map.get("zones") instanceof Map<?, ?> zones)
                || !(map.get("others") instanceof List<?> others)) {
            return Optional.empty();
        }
        Map<String, ZoneCost> costs = new HashMap<>();
        for (Map.Entry<?, ?> zone : zones.entrySet()) {
            List<Double> numbers = numbers(zone.getValue(), 6);
            if (numbers.isEmpty()) {
                return Optional.empty();
            }
            costs.put(String.valueOf(zone.getKey()), zoneCost(numbers));
        }
        Optional<CostRatio> ratio = ratio(numbers(others, 7));
        if (ratio.isEmpty() && !others.isEmpty()) {
            return Optional.empty();
        }
        long bytes = totals.get(3).longValue();
        return Optional.of(new RunCosts(totals.get(0), totals.get(1), totals.get(2), bytes, costs, ratio));
    }

    private static ZoneCost zoneCost(List<Double> six) {
        return new ZoneCost(
                six.get(0).longValue(),
                six.get(1).longValue(),
                six.get(2).longValue(),
                six.get(3).longValue(),
                six.get(4).longValue(),
                six.get(5).longValue());
    }

    private static Optional<CostRatio> ratio(List<Double> seven) {
        return seven.isEmpty()
                ? Optional.empty()
                : Optional.of(new CostRatio(
                        seven.get(0).longValue(),
                        seven.get(1),
                        seven.get(2),
                        seven.get(3),
                        seven.get(4),
                        seven.get(5),
                        seven.get(6)));
    }

    static Map<String, Object> map(RunEvidence run) {
        Map<String, Object> map = new TreeMap<>();
        run.kinds().forEach((kind, fact) -> {
            Workload work = fact.work();
            map.put(kind.key(), List.of(fact.cost(), work.runs(), work.zones(), work.edges(), work.cells()));
        });
        return map;
    }

    static Optional<RunEvidence> evidence(Object run) {
        if (!(run instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Map<CostKind, RunEvidence.Fact> facts = new EnumMap<>(CostKind.class);
        for (CostKind kind : CostKind.values()) {
            List<Double> numbers = numbers(map.get(kind.key()), 5);
            if (!numbers.isEmpty()) {
                Workload work = new Workload(numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4));
                facts.put(kind, new RunEvidence.Fact(numbers.get(0), work));
            }
        }
        return facts.isEmpty() ? Optional.empty() : Optional.of(new RunEvidence(facts));
    }

    /// The numbers of a list, if there are `size` of them and none is negative or infinite; else none.
    private static List<Double> numbers(@Nullable Object value, int size) {
        if (!(value instanceof List<?> list) || list.size() != size) {
            return List.of();
        }
        List<Double> numbers = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof Number number)
                    || !(number.doubleValue() >= 0)
                    || Double.isInfinite(number.doubleValue())) {
                return List.of();
            }
            numbers.add(number.doubleValue());
        }
        return numbers;
    }
}
