package org.tileindex.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;

/// Checks one zone and treats it as [OnInvalid] says.
public final class ZoneRepair {
    /// The greatest change of area that is still a repair.
    private static final double MOST_CHANGE = 0.01;

    private ZoneRepair() {}

    /// The zone as it will be scanned.
    ///
    /// @param zone the zone to scan; it has no polygons if it is left out
    /// @param problems one sentence for each fault and its treatment; empty for a valid zone
    public record Outcome(Zone zone, List<String> problems) {
        public Outcome {
            problems = List.copyOf(problems);
        }
    }

    /// Checks the rings of `zone`; leaves the zone out, or closes its open rings and drops its collapsed ones, if
    /// `policy` says so.
    ///
    /// @throws TileIndexException E001 under [OnInvalid#FAIL], or for a ring that is too wide to be repaired; E004, see
    ///     [ZoneValidator#checkRings]
    public static Outcome rings(OnInvalid policy, Zone zone) throws TileIndexException {
        try {
            ZoneValidator.checkRings(zone);
            return new Outcome(zone, List.of());
        } catch (TileIndexException e) {
            if (e.code() != ErrorCode.E001_GEO_INVALID) {
                throw e;
            }
            return switch (policy) {
                case FAIL -> throw e;
                case SKIP -> leftOut(zone, List.of(), e.what());
                case FIX -> fixRings(zone, e);
            };
        }
    }

    private static Outcome fixRings(Zone zone, TileIndexException fault) throws TileIndexException {
        List<String> problems = new ArrayList<>();
        Zone fixed = RingRepair.apply(zone, problems);
        if (fixed.polygons().isEmpty()) {
            String what = zone.polygons().isEmpty() ? fault.what() : ZoneValidator.at(zone, "nothing is left of it");
            return leftOut(zone, problems, what);
        }
        ZoneValidator.checkRings(fixed);
        return new Outcome(fixed, problems);
    }

    private static Outcome leftOut(Zone zone, List<String> before, String what) {
        List<String> problems = new ArrayList<>(before);
        problems.add(what + "; left out");
        return new Outcome(new Zone(zone.id(), List.of()), problems);
    }

    /// Checks the topology of `zone`; leaves the zone out or repairs its invalid polygons if `policy` says so.
    ///
    /// @param zone laid out in the plane
    /// @throws TileIndexException E001 under [OnInvalid#FAIL], see [ZoneValidator#checkTopology], and for a repair that
    ///     changes the zone's area by more than 1 %
    public static Outcome apply(OnInvalid policy, Zone zone) throws TileIndexException {
        try {
            ZoneValidator.checkTopology(zone);
            return new Outcome(zone, List.of());
        } catch (TileIndexException e) {
            return switch (policy) {
                case FAIL -> throw e;
                case SKIP -> leftOut(zone, List.of(), e.what());
                case FIX -> fix(zone);
            };
        }
    }

    private static Outcome fix(Zone zone) throws TileIndexException {
        List<ZonePolygon> polygons = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        double before = 0;
        double after = 0;
        for (ZonePolygon polygon : zone.polygons()) {
            Polygon given = JtsPolygons.toJts(polygon);
            try {
                ZoneValidator.checkTopology(new Zone(zone.id(), List.of(polygon)));
                polygons.add(polygon);
                before += given.getArea();
                after += given.getArea();
            } catch (TileIndexException e) {
                List<ZonePolygon> fixed = JtsPolygons.fromJts(zone.id(), GeometryFixer.fix(given));
                before += ParityArea.of(given);
                after += area(fixed);
                polygons.addAll(fixed);
                problems.add(e.what() + (fixed.isEmpty() ? "; dropped, because it has no area" : "; repaired"));
            }
        }
        if (Math.abs(after - before) > MOST_CHANGE * before) {
            throw TileIndexException.inZone(
                    ErrorCode.E001_GEO_INVALID,
                    zone.id(),
                    "a repair would change its area from %s to %s square degrees"
                            .formatted(shown(before), shown(after)),
                    "Repair it by hand, or leave it out with --on-invalid skip.");
        }
        int last = problems.size() - 1;
        problems.set(
                last,
                "%s; area %s before, %s after (square degrees)"
                        .formatted(problems.get(last), shown(before), shown(after)));
        return polygons.isEmpty()
                ? leftOut(zone, problems, ZoneValidator.at(zone, "nothing is left of it"))
                : new Outcome(new Zone(zone.id(), polygons), problems);
    }

    private static double area(List<ZonePolygon> polygons) {
        return polygons.stream()
                .mapToDouble(polygon -> JtsPolygons.toJts(polygon).getArea())
                .sum();
    }

    private static String shown(double area) {
        return String.format(Locale.ROOT, "%.6g", area);
    }
}
