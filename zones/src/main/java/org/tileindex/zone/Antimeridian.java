package org.tileindex.zone;

import java.util.ArrayList;
import java.util.List;

/// Lays polygons out in a plane in which the antimeridian is not a boundary (contract, section 2.4).
///
/// Each ring is *unwrapped*, see [UnwrappedRing]. The polygon is then repeated at distances of 360° as often as
/// it meets [-180, 180]. Each copy keeps the exact coordinates of the vertices that lie there.
public final class Antimeridian {
    private static final double TURN = 360;
    private static final double HALF = 180;

    private Antimeridian() {}

    /// The zone with all its polygons laid out in the plane.
    ///
    /// @param zone with checked rings, see [ZoneValidator#checkRings]
    public static Zone unwrap(Zone zone) {
        return new Zone(
                zone.id(),
                zone.polygons().stream()
                        .flatMap(polygon -> unwrap(polygon).stream())
                        .toList());
    }

    /// The polygons of the plane that `polygon` becomes; itself alone if no edge of it crosses the antimeridian or
    /// leaves [-180, 180].
    static List<ZonePolygon> unwrap(ZonePolygon polygon) {
        UnwrappedRing shell = UnwrappedRing.of(polygon.shell());
        List<UnwrappedRing> holes =
                polygon.holes().stream().map(UnwrappedRing::of).toList();
        if (shell.isPlane() && holes.stream().allMatch(UnwrappedRing::isPlane)) {
            return List.of(polygon);
        }
        Interval extent = shell.longitudes();
        List<ZonePolygon> copies = new ArrayList<>();
        int first = (int) Math.ceil((-HALF - extent.to()) / TURN);
        int last = (int) Math.floor((HALF - extent.from()) / TURN);
        for (int copy = first; copy <= last; copy++) {
            List<double[]> moved = new ArrayList<>(holes.size());
            for (UnwrappedRing hole : holes) {
                // A hole lies inside its shell, whose width is at most one turn, so their middles are less than half a
                // turn apart.
                int into = (int) Math.rint((extent.middle() - hole.longitudes().middle()) / TURN);
                moved.add(hole.moved(into + copy));
            }
            copies.add(new ZonePolygon(shell.moved(copy), moved));
        }
        return copies;
    }
}
