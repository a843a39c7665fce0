package org.tileindex.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Costs of runs with one input and one set of parameters.
///
/// @param readSeconds reading the zones; 0 if that was not done
/// @param openingSeconds from the request to the first task, without reading the zones
/// @param closingSeconds from the last task to the end
/// @param bytes of both datasets
/// @param zones by id; if there are very many, the heaviest of them
/// @param others all other zones, if there are any
public record RunCosts(
        double readSeconds,
        double openingSeconds,
        double closingSeconds,
        long bytes,
        Map<String, ZoneCost> zones,
        Optional<CostRatio> others) {
    public RunCosts {
        zones = Map.copyOf(zones);
    }

    /// The same with the costs of the `most` heaviest zones, and those of the others as a ratio. A schedule follows
    /// from the heavy ones.
    ///
    /// @param works all zones of the run
    /// @param guess the cost of a zone by built-in rates
    public RunCosts compact(int most, List<ZoneWork> works, Function<ZoneWork, ZoneCost> guess) {
        if (zones.size() <= most) {
            return this;
        }
        Map<String, ZoneCost> heaviest = new TreeMap<>();
        zones.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, ZoneCost> zone) ->
                                zone.getValue().nanos())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .forEach(zone -> heaviest.put(zone.getKey(), zone.getValue()));
        ZoneCost measured = ZoneCost.NONE;
        ZoneCost guessed = ZoneCost.NONE;
        for (ZoneWork work : works) {
            if (!heaviest.containsKey(work.id())) {
                measured = measured.plus(zones.getOrDefault(work.id(), ZoneCost.NONE));
                guessed = guessed.plus(guess.apply(work));
            }
        }
        return new RunCosts(
                readSeconds,
                openingSeconds,
                closingSeconds,
                bytes,
                heaviest,
                Optional.of(CostRatio.of(measured, guessed)));
    }

    /// The tiles of all zones.
    long tiles() {
        return zones.values().stream().mapToLong(ZoneCost::tiles).sum()
                + others.map(CostRatio::sumTiles).orElse(0L);
    }

    /// The mean of these costs and those of `earlier` runs.
    public RunCosts blend(RunCosts earlier) {
        Map<String, ZoneCost> blended = new TreeMap<>();
        zones.forEach((id, cost) -> blended.put(id, cost.blend(earlier.zones.getOrDefault(id, cost))));
        return new RunCosts(
                CostRatio.mean(readSeconds, earlier.readSeconds),
                CostRatio.mean(openingSeconds, earlier.openingSeconds),
                CostRatio.mean(closingSeconds, earlier.closingSeconds),
                bytes,
                blended,
                others.map(ratio -> ratio.blend(earlier.others.orElse(ratio))));
    }
}
