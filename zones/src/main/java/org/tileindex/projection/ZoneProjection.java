package org.tileindex.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.grid.MapProjection;
import org.tileindex.zone.Extent;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// Takes zones to the plane of a projected grid. Any number of threads may use it at once.
///
/// The result has the cells of the zone on this grid, and nothing of it is meant beyond: far parts are drawn in, see
/// [RingPath]. Validity is that of the zone in longitude and latitude. In the plane, edges that meet at a very small
/// angle may cross by less than a thousandth of a cell, and drawn-in parts lie on each other outside the grid; neither
/// matters, because a cell's parity in a ring and the cells that a ring passes through are defined for any ring.
public final class ZoneProjection {
    private static final double TURN = 360;
    private static final double POLE = 90;

    private final Grid grid;
    private final LonLatWindow window;

    private ZoneProjection(Grid grid, LonLatWindow window) {
        this.grid = grid;
        this.window = window;
    }

    /// The projection onto a projected grid.
    ///
    /// @throws TileIndexException E007 if the grid reaches where its projection does not hold
    public static ZoneProjection onto(Grid grid) throws TileIndexException {
        return new ZoneProjection(grid, LonLatWindow.of(grid, new MapProjection(grid.crs())));
    }

    /// The projection onto a grid; empty where the grid is in longitude and latitude.
    ///
    /// @throws TileIndexException E007 if the grid reaches where its projection does not hold
    public static Optional<ZoneProjection> of(Grid grid) throws TileIndexException {
        return grid.crs().isProjected() ? Optional.of(onto(grid)) : Optional.empty();
    }

    /// The zones in the plane, see [ZonePolygon#oriented]. A zone away from the grid has no polygons.
    ///
    /// @param zones laid out in longitude and latitude, as [org.tileindex.zone.file.ZoneCatalog] gives them
    /// @throws TileIndexException E007 if a zone goes round a pole and the grid lies across the antimeridian
    public List<Zone> project(List<Zone> zones) throws TileIndexException {
        RingPath path = new RingPath(grid, new MapProjection(grid.crs()), window);
        List<Zone> projected = new ArrayList<>(zones.size());
        for (Zone zone : zones) {
            projected.add(project(zone, path));
        }
        return projected;
    }

    private Zone project(Zone zone, RingPath path) throws TileIndexException {
        List<ZonePolygon> polygons = new ArrayList<>();
        for (ZonePolygon polygon : zone.polygons()) {
            Extent extent = Extent.of(polygon.shell());
            int first = window.firstTurn(extent.east());
            int last = window.lastTurn(extent.west());
            for (int turn = first; turn <= last; turn++) {
                double degrees = TURN * turn;
                if (window.touches(extent.west() + degrees, extent.south(), extent.east() + degrees, extent.north())) {
                    requirePlain(zone, extent);
                    add(polygon, degrees, path, polygons);
                }
            }
        }
        return new Zone(zone.id(), polygons);
    }

    /// A ring that goes round a pole or the world is laid out for [-180, 180] alone.
    private void requirePlain(Zone zone, Extent extent) throws TileIndexException {
        boolean isRound = extent.east() - extent.west() > TURN || extent.south() < -POLE || extent.north() > POLE;
        if (isRound && window.crossesAntimeridian()) {
            throw TileIndexException.inZone(
                    ErrorCode.E007_CRS_MISMATCH,
                    zone.id(),
                    "it goes round a pole or the world, and the raster lies across the antimeridian",
                    "Leave the zone out, or cut the raster at the antimeridian.");
        }
    }

    /// A ring that runs in the wanted direction. It is found before far parts are drawn in, which may hide it.
    private static double[] turned(double[] ring, boolean counterClockwise) {
        CoordinateSequence vertices = new PackedCoordinateSequence.Double(ring, 2, 0);
        if (Orientation.isCCW(vertices) == counterClockwise) {
            return ring;
        }
        double[] turned = new double[ring.length];
        for (int i = 0; i < ring.length; i += 2) {
            turned[i] = ring[ring.length - 2 - i];
            turned[i + 1] = ring[ring.length - 1 - i];
        }
        return turned;
    }

    private void add(ZonePolygon polygon, double turn, RingPath path, List<ZonePolygon> polygons) {
        double[] shell = path.of(turned(polygon.shell(), true), turn);
        if (shell.length == 0) {
            return;
        }
        List<double[]> holes = new ArrayList<>();
        for (double[] hole : polygon.holes()) {
            Extent extent = Extent.of(hole);
            if (window.touches(extent.west() + turn, extent.south(), extent.east() + turn, extent.north())) {
                double[] ring = path.of(turned(hole, false), turn);
                if (ring.length > 0) {
                    holes.add(ring);
                }
            }
        }
        polygons.add(ZonePolygon.oriented(shell, holes));
    }
}
