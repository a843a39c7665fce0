package org.tileindex.stats;

import java.util.ArrayList;
import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.scan.CellFinder;
import org.tileindex.scan.RowBand;
import org.tileindex.scan.ZoneWindow;
import org.tileindex.scheduler.Task;
import org.tileindex.statistic.CellStatistics;
import org.tileindex.zone.CheckedZone;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.ZoneRepair;

/// Checks some zones, takes them to the plane of each layer, and gathers the values of their cells. The cells of small
/// zones are read together, so that a block is visited once for all of them; a large zone is handed on in row bands.
final class ZonesTask implements Task {
    private static final int NANOS_PER_VERTEX = 400;

    private final StatsWork work;
    private final List<Zone> zones;
    private final int[] numbers;
    private final long vertices;
    private final boolean valid;

    /// @param zones in the order of rows
    /// @param numbers of those that the task takes; kept, not copied
    /// @param vertices of these, about, by which their cost is told
    /// @param valid whether the zones are known to be valid
    ZonesTask(StatsWork work, List<Zone> zones, int[] numbers, long vertices, boolean valid) {
        this.work = work;
        this.zones = zones;
        this.numbers = numbers;
        this.vertices = vertices;
        this.valid = valid;
    }

    @Override
    public String kind() {
        return "statistics";
    }

    @Override
    public String name() {
        return zones.get(numbers[0]).id();
    }

    @Override
    public long cost() {
        return NANOS_PER_VERTEX * vertices;
    }

    @Override
    public long memory() {
        return work.layers().stream()
                .mapToLong(layer -> work.bytes(layer, work.cellsTogether(layer)))
                .max()
                .orElse(0);
    }

    @Override
    public boolean interruptible() {
        return true;
    }

    @Override
    public void run(Task.Context context) throws TileIndexException, InterruptedException {
        List<Integer> kept = new ArrayList<>(numbers.length);
        List<Zone> taken = new ArrayList<>(numbers.length);
        for (int i = 0; i < numbers.length && !context.cancelled(); i++) {
            Zone zone = zones.get(numbers[i]);
            Zone checked = valid ? zone : checked(zone);
            if (checked.polygons().isEmpty()) {
                work.table().leaveOut(numbers[i]);
                work.progress().zoneDone();
            } else {
                kept.add(numbers[i]);
                taken.add(checked);
            }
        }
        for (GridLayer layer : work.layers()) {
            List<Zone> placed =
                    layer.projection().isPresent() ? layer.projection().get().project(taken) : taken;
            run(layer, kept, placed, context);
        }
    }

    private Zone checked(Zone zone) throws TileIndexException {
        CheckedZone checked = ZoneRepair.apply(work.request().zones().onInvalid(), zone);
        work.table().problems(checked.problems());
        return checked.zone();
    }

    private void run(GridLayer layer, List<Integer> numbers, List<Zone> placed, Task.Context context)
            throws TileIndexException, InterruptedException {
        CellFinder finder = layer.finders().get();
        long most = work.cellsTogether(layer);
        int mostZones = work.zonesTogether(layer);
        long large = work.cellsOfZone(layer);
        double cell = layer.grid().pixelWidth() * layer.grid().pixelHeight();
        List<Integer> together = new ArrayList<>();
        List<WeighedCells> cells = new ArrayList<>();
        long count = 0;
        for (int i = 0; i < placed.size() && !context.cancelled(); i++) {
            ZoneExtent extent = ZoneExtent.of(placed.get(i));
            // Most zones are small wherever they lie; only the others need a window.
            if (extent.area() / cell > large) {
                ZoneWindow window = ZoneWindow.of(extent, layer.grid());
                if (window.estimatedCells() > large) {
                    BandTask.of(work, layer, numbers.get(i), placed.get(i), window)
                            .forEach(context::spawn);
                    continue;
                }
            }
            together.add(numbers.get(i));
            cells.add(work.cells(
                    finder, placed.get(i), new RowBand(0, layer.grid().nrows()), context));
            count += cells.getLast().cells();
            if (count > most || together.size() == mostZones) {
                measure(layer, together, cells, context);
                together.clear();
                cells.clear();
                count = 0;
            }
        }
        measure(layer, together, cells, context);
    }

    private void measure(GridLayer layer, List<Integer> numbers, List<WeighedCells> cells, Task.Context context)
            throws TileIndexException, InterruptedException {
        List<List<CellStatistics>> gathered = work.measuring().measure(layer, cells, context::cancelled);
        for (int i = 0; i < numbers.size() && !context.cancelled(); i++) {
            work.found(layer, numbers.get(i), cells.get(i));
            work.finish(layer, numbers.get(i), cells.get(i).counted(), gathered.get(i));
        }
    }
}
