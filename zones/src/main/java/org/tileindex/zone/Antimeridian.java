package org.tileindex.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

/// Lays polygons out in a plane in which neither the antimeridian nor a pole is a boundary (contract, section 2.4).
///
/// Each ring is *unwrapped*, see [UnwrappedRing]. A polygon whose outer ring comes back to its start is repeated at
/// distances of 360° as often as it meets [-180, 180]. One whose outer ring goes round a pole becomes a single polygon
/// in which the ring is repeated, see [PolarRing]. Vertices in [-180, 180] keep their exact coordinates.
public final class Antimeridian {
    /// The parallels behind the pole that close outer rings and holes, in degrees from the pole. No cell lies there.
    private static final double SHELL_BEYOND = 2;

    private static final double HOLE_BEYOND = 1;

    private Antimeridian() {}

    /// The zone with all its polygons laid out in the plane; itself if they are.
    ///
    /// @param zone with checked rings, see [ZoneValidator#checkRings]
    public static Zone unwrap(Zone zone) {
        List<ZonePolygon> laidOut = zone.polygons().stream()
                .flatMap(polygon -> unwrap(polygon).stream())
                .toList();
        return laidOut.equals(zone.polygons()) ? zone : new Zone(zone.id(), laidOut);
    }

    /// The polygons of the plane that `drawn` becomes; itself alone if no edge of it crosses the antimeridian or
    /// leaves [-180, 180].
    static List<ZonePolygon> unwrap(ZonePolygon drawn) {
        ZonePolygon polygon = Limits.of(drawn);
        UnwrappedRing shell = UnwrappedRing.of(polygon.shell());
        List<UnwrappedRing> holes =
                polygon.holes().stream().map(UnwrappedRing::of).toList();
        if (shell.isPlane() && holes.stream().allMatch(UnwrappedRing::isPlane)) {
            return List.of(polygon);
        }
        Interval range = Interval.longitudes(polygon.shell());
        if (shell.around() != 0) {
            return List.of(
                    repeated(holes.stream().map(UnwrappedRing::withoutCut).toList(), range, PolarRing.of(shell)::cap));
        }
        if (shell.isBand() && !holes.stream().allMatch(hole -> fits(hole, shell.longitudes()))) {
            List<UnwrappedRing> uncut =
                    holes.stream().map(UnwrappedRing::withoutCut).toList();
            return List.of(repeated(uncut, range, new CutBand(polygon.shell(), caps(uncut))::joined));
        }
        return copies(shell, holes, range);
    }

    /// The polygon at each place where it meets the world.
    private static List<ZonePolygon> copies(UnwrappedRing shell, List<UnwrappedRing> holes, Interval drawn) {
        Interval extent = shell.longitudes();
        double[] ring = shell.moved(0);
        int[] into = holes.stream().mapToInt(hole -> into(hole, extent, ring)).toArray();
        List<ZonePolygon> copies = new ArrayList<>();
        for (int copy = extent.firstTurnTo(Interval.WORLD); copy <= extent.lastTurnTo(Interval.WORLD); copy++) {
            int turns = copy;
            List<double[]> moved = IntStream.range(0, into.length)
                    .mapToObj(i -> holes.get(i).moved(into[i] + turns))
                    .toList();
            copies.add(ZonePolygon.moved(shell.moved(copy), moved, drawn));
        }
        return copies;
    }

    /// The turns that take `hole` into its shell. Longitudes decide it, except in a shell that winds round the world
    /// for more than a turn; there a vertex decides. A hole that fits nowhere is put near, and is refused later.
    private static int into(UnwrappedRing hole, Interval shell, double[] ring) {
        Interval extent = hole.longitudes();
        int near = (int) Math.rint((shell.middle() - extent.middle()) / 360);
        int[] fitting = IntStream.rangeClosed(extent.firstTurnTo(shell), extent.lastTurnTo(shell))
                .filter(turns -> shell.covers(extent.moved(turns)))
                .toArray();
        if (fitting.length < 2) {
            return fitting.length == 0 ? near : fitting[0];
        }
        CoordinateSequence shellRing = new PackedCoordinateSequence.Double(ring, 2, 0);
        return IntStream.of(fitting)
                .filter(turns -> isInside(hole.moved(turns), shellRing))
                .findFirst()
                .orElse(near);
    }

    /// Whether the first vertex of `hole` that is not on the shell lies inside it.
    private static boolean isInside(double[] hole, CoordinateSequence shell) {
        return IntStream.range(0, hole.length / 2)
                        .map(v -> RayCrossingCounter.locatePointInRing(
                                new Coordinate(hole[2 * v], hole[2 * v + 1]), shell))
                        .filter(location -> location != Location.BOUNDARY)
                        .findFirst()
                        .orElse(Location.EXTERIOR)
                == Location.INTERIOR;
    }

    private static boolean fits(UnwrappedRing hole, Interval shell) {
        Interval extent = hole.longitudes();
        return hole.around() == 0
                && IntStream.rangeClosed(extent.firstTurnTo(shell), extent.lastTurnTo(shell))
                        .anyMatch(turns -> shell.covers(extent.moved(turns)));
    }

    private static List<PolarRing> caps(List<UnwrappedRing> holes) {
        return holes.stream()
                .filter(hole -> hole.around() != 0)
                .map(PolarRing::of)
                .toList();
    }

    /// A polygon that is right for all longitudes of the world, because all its rings are repeated so often as they
    /// meet them.
    private static ZonePolygon repeated(List<UnwrappedRing> holes, Interval drawn, RepeatedRing shell) {
        List<double[]> repeated = new ArrayList<>();
        caps(holes).forEach(hole -> repeated.add(hole.cap(Interval.WORLD, HOLE_BEYOND)));
        for (UnwrappedRing hole : holes) {
            Interval extent = hole.longitudes();
            for (int copy = extent.firstTurnTo(Interval.WORLD);
                    hole.around() == 0 && copy <= extent.lastTurnTo(Interval.WORLD);
                    copy++) {
                repeated.add(hole.moved(copy));
            }
        }
        ZonePolygon polygon = ZonePolygon.moved(shell.of(reach(repeated), SHELL_BEYOND), repeated, drawn);
        List<double[]> once = once(holes);
        return once.isEmpty()
                ? polygon
                : polygon.withHolesOnce(ZonePolygon.moved(shell.of(reach(once), SHELL_BEYOND), once, drawn));
    }

    /// Each hole once, near the one that goes round a pole; nothing if there is none.
    private static List<double[]> once(List<UnwrappedRing> holes) {
        List<double[]> once = new ArrayList<>();
        for (PolarRing cap : caps(holes)) {
            once.add(cap.once(HOLE_BEYOND));
            double middle = cap.longitudes().middle();
            holes.stream()
                    .filter(hole -> hole.around() == 0)
                    .map(hole -> hole.moved(
                            (int) Math.rint((middle - hole.longitudes().middle()) / 360)))
                    .forEach(once::add);
        }
        return once;
    }

    private static Interval reach(List<double[]> rings) {
        return rings.stream().map(Interval::longitudes).reduce(Interval.WORLD, Interval::union);
    }

    /// An outer ring as often as it meets a range of longitudes, closed so far beyond the pole if it goes round one.
    private interface RepeatedRing {
        double[] of(Interval reach, double beyond);
    }
}
