package org.tileindex.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.tileindex.grid.Grid;
import org.tileindex.scheduler.Task;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;

/// Puts zones together that are measured together: neighbours, in the order of the first raster's blocks.
final class ZoneBatches {
    private static final int VERTICES_PER_TASK = 20_000;
    private static final int ZONES_PER_TASK = 2_000;
    private static final int TASKS_PER_WORKER = 2;

    private ZoneBatches() {}

    /// The tasks for all zones.
    ///
    /// @param zones in the order of rows
    /// @param valid whether the zones are known to be valid
    static List<Task> tasks(StatsWork work, List<Zone> zones, boolean valid) {
        return cut(
                work.layers().getFirst(),
                zones,
                work.request().execution().workers(),
                (numbers, cost) -> new ZonesTask(work, zones, numbers, cost, valid));
    }

    /// The pieces of all zones for other processes.
    ///
    /// @param zones in the order of rows
    /// @param workers number of threads that take pieces
    static List<StatsPiece> pieces(GridLayer layer, List<Zone> zones, int workers, boolean valid) {
        return cut(
                layer,
                zones,
                workers,
                (numbers, cost) -> new StatsPiece(
                        Arrays.stream(numbers).boxed().toList(),
                        valid,
                        zones.get(numbers[0]).id()));
    }

    /// Makes something of a batch.
    private interface Batch<T> {
        /// @param numbers of the zones
        /// @param cost of the batch, in vertices
        T of(int[] numbers, long cost);
    }

    private static <T> List<T> cut(GridLayer layer, List<Zone> zones, int workers, Batch<T> batch) {
        int[] order = order(layer, zones);
        long vertices = zones.stream().mapToLong(Zone::vertices).sum();
        long share = vertices / (TASKS_PER_WORKER * (long) workers);
        long most = Math.clamp(share, 1, VERTICES_PER_TASK);
        List<T> tasks = new ArrayList<>();
        int from = 0;
        long taken = 0;
        for (int to = 1; to <= order.length; to++) {
            taken += zones.get(order[to - 1]).vertices();
            if (taken >= most || to - from == ZONES_PER_TASK || to == order.length) {
                // Batches of about the same work state the same, so that they are taken in the order of the blocks.
                long stated = Math.max(taken, most);
                tasks.add(batch.of(Arrays.copyOfRange(order, from, to), stated));
                from = to;
                taken = 0;
            }
        }
        return tasks;
    }

    /// A zone and where it is on the ground.
    private record Place(int number, long blockRow, double west) {}

    /// The numbers of the zones, from north to south by rows of blocks, and in a row from west to east; in a plane,
    /// degrees stand for rows.
    private static int[] order(GridLayer layer, List<Zone> zones) {
        Grid grid = layer.grid();
        double height = grid.crs().isProjected() ? 1 : grid.pixelHeight() * layer.blockRows();
        List<Place> places = new ArrayList<>(zones.size());
        for (Zone zone : zones) {
            ZoneExtent extent = ZoneExtent.of(zone);
            long blockRow = (long) Math.floor(-extent.north() / height);
            places.add(new Place(places.size(), blockRow, extent.west()));
        }
        places.sort(Comparator.comparingLong(Place::blockRow)
                .thenComparingDouble(Place::west)
                .thenComparingInt(Place::number));
        return places.stream().mapToInt(Place::number).toArray();
    }
}
