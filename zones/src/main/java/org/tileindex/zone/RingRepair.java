package org.tileindex.zone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Repairs rings that are no rings: closes open ones and drops those that have collapsed to a line or a point.
final class RingRepair {
    private final Zone zone;
    private final List<String> problems;

    private RingRepair(Zone zone, List<String> problems) {
        this.zone = zone;
        this.problems = problems;
    }

    /// The zone with closed rings of at least three corners.
    ///
    /// @param problems gets one sentence for each change
    static Zone apply(Zone zone, List<String> problems) {
        RingRepair repair = new RingRepair(zone, problems);
        List<ZonePolygon> polygons = new ArrayList<>();
        for (ZonePolygon polygon : zone.polygons()) {
            Optional<double[]> shell = repair.ring(polygon.shell(), "a polygon");
            if (shell.isPresent()) {
                List<double[]> holes = polygon.holes().stream()
                        .flatMap(hole -> repair.ring(hole, "a hole").stream())
                        .toList();
                polygons.add(new ZonePolygon(shell.get(), holes));
            }
        }
        return new Zone(zone.id(), polygons);
    }

    private Optional<double[]> ring(double[] ring, String what) {
        Set<List<Double>> corners = new HashSet<>();
        for (int i = 0; i + 1 < ring.length && corners.size() < 3; i += 2) {
            corners.add(List.of(ring[i], ring[i + 1]));
        }
        if (corners.size() < 3) {
            problems.add(
                    ZoneValidator.at(zone, "%s at %s,%s has collapsed; dropped".formatted(what, ring[0], ring[1])));
            return Optional.empty();
        }
        if (ring[0] == ring[ring.length - 2] && ring[1] == ring[ring.length - 1]) {
            return Optional.of(ring);
        }
        double[] closed = Arrays.copyOf(ring, ring.length + 2);
        closed[ring.length] = ring[0];
        closed[ring.length + 1] = ring[1];
        problems.add(ZoneValidator.at(
                zone, "a ring that begins at %s,%s is not closed; closed".formatted(ring[0], ring[1])));
        return Optional.of(closed);
    }
}
