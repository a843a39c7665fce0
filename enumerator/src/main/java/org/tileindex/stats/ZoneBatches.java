package org.tileindex.stats;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.tileindex.grid.Grid;
import org.tileindex.scheduler.Task;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;

/// Puts zones together that are measured together: neighbours, in the order of the first raster's blocks.
final class ZoneBatches {
    private static final int VERTICES_PER_TASK = 20_000;
    private static final int ZONES_PER_TASK = 2_000;
    private static final int TASKS_PER_WORKER = 4;

    private ZoneBatches() {}

    /// The tasks for all zones.
    ///
    /// @param zones in the order of rows
    /// @param extents of the zones
    /// @param valid whether the zones are known to be valid
    static List<Task> tasks(StatsWork work, Collection<Zone> zones, Collection<ZoneExtent> extents, boolean valid) {
        List<ZonesTask.NumberedZone> sorted = sorted(work.layers().getFirst(), zones, extents);
        long vertices = extents.stream().mapToLong(ZoneExtent::vertices).sum();
        long share =
                vertices / (TASKS_PER_WORKER * (long) work.request().execution().workers());
        long most = Math.clamp(share, 1, VERTICES_PER_TASK);
        List<Task> tasks = new ArrayList<>();
        int from = 0;
        long taken = 0;
        for (int to = 1; to <= sorted.size(); to++) {
            taken += sorted.get(to - 1).zone().vertices();
            if (taken >= most || to - from == ZONES_PER_TASK || to == sorted.size()) {
                tasks.add(new ZonesTask(work, sorted.subList(from, to), valid));
                from = to;
                taken = 0;
            }
        }
        return tasks;
    }

    /// From north to south by rows of blocks, and in a row from west to east; in a plane, degrees stand for rows.
    private static List<ZonesTask.NumberedZone> sorted(
            GridLayer layer, Collection<Zone> zones, Collection<ZoneExtent> extents) {
        Grid grid = layer.grid();
        double height = grid.crs().isProjected() ? 1 : grid.pixelHeight() * layer.blockRows();
        List<ZonesTask.NumberedZone> sorted = new ArrayList<>(zones.size());
        Iterator<ZoneExtent> next = extents.iterator();
        for (Zone zone : zones) {
            ZoneExtent extent = next.next();
            long blockRow = (long) Math.floor(-extent.north() / height);
            sorted.add(new ZonesTask.NumberedZone(sorted.size(), zone, blockRow, extent.west()));
        }
        sorted.sort(Comparator.comparingLong(ZonesTask.NumberedZone::blockRow)
                .thenComparingDouble(ZonesTask.NumberedZone::west)
                .thenComparingInt(ZonesTask.NumberedZone::number));
        return sorted;
    }
}
