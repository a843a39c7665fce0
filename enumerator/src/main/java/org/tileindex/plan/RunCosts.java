package org.tileindex.plan;

import java.util.Map;
import java.util.TreeMap;

/// Costs of runs with one input and one set of parameters.
///
/// @param readSeconds reading the zones; 0 if that was not done
/// @param openingSeconds from the request to the first task, without reading the zones
/// @param closingSeconds from the last task to the end
/// @param bytes of both datasets
/// @param zones by id
public record RunCosts(
        double readSeconds, double openingSeconds, double closingSeconds, long bytes, Map<String, ZoneCost> zones) {
    public RunCosts {
        zones = Map.copyOf(zones);
    }

    /// The mean of these costs and those of `earlier` runs.
    public RunCosts blend(RunCosts earlier) {
        Map<String, ZoneCost> blended = new TreeMap<>();
        zones.forEach((id, cost) -> blended.put(id, cost.blend(earlier.zones.getOrDefault(id, cost))));
        return new RunCosts(
                blend(readSeconds, earlier.readSeconds),
                blend(openingSeconds, earlier.openingSeconds),
                blend(closingSeconds, earlier.closingSeconds),
                bytes,
                blended);
    }

    private static double blend(double now, double before) {
        return now == 0 || before == 0 ? now + before : (now + before) / 2;
    }
}
