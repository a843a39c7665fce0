package org.tileindex.zone;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.tileindex.fault.TileIndexException;

/// Checks one zone and treats it as [OnInvalid] says.
public final class ZoneRepair {
    private ZoneRepair() {}

    /// The zone as it will be scanned.
    ///
    /// @param zone the zone to scan; it has no polygons if it is left out
    /// @param problems one sentence for each fault and its treatment; empty for a valid zone
    public record Outcome(Zone zone, List<String> problems) {}

    /// Checks the topology of `zone`; leaves the zone out or repairs its invalid polygons if `policy` says so.
    ///
    /// @param zone laid out in the plane
    /// @throws TileIndexException E001 under [OnInvalid#FAIL], see [ZoneValidator#checkTopology]
    public static Outcome apply(OnInvalid policy, Zone zone) throws TileIndexException {
        try {
            ZoneValidator.checkTopology(zone);
            return new Outcome(zone, List.of());
        } catch (TileIndexException e) {
            return switch (policy) {
                case FAIL -> throw e;
                case SKIP -> new Outcome(new Zone(zone.id(), List.of()), List.of(e.what() + "; left out"));
                case FIX -> fix(zone);
            };
        }
    }

    private static Outcome fix(Zone zone) throws TileIndexException {
        List<ZonePolygon> polygons = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (ZonePolygon polygon : zone.polygons()) {
            try {
                ZoneValidator.checkTopology(new Zone(zone.id(), List.of(polygon)));
                polygons.add(polygon);
            } catch (TileIndexException e) {
                problems.add(e.what() + "; repaired");
                polygons.addAll(JtsPolygons.fromJts(zone.id(), GeometryFixer.fix(JtsPolygons.toJts(polygon))));
            }
        }
        return new Outcome(new Zone(zone.id(), polygons), problems);
    }
}
