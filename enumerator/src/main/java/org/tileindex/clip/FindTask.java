package org.tileindex.clip;

import java.util.List;
import java.util.function.Consumer;
import org.tileindex.fault.TileIndexException;
import org.tileindex.scan.CellFinder;
import org.tileindex.scan.RowBand;
import org.tileindex.scan.Spans;
import org.tileindex.scheduler.Task;
import org.tileindex.zone.CheckedZone;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneRepair;

/// Checks some zones and finds their cells.
final class FindTask implements Task {
    private static final int NANOS_PER_VERTEX = 100;

    private final List<Zone> zones;
    private final OnInvalid policy;
    private final RowBand rows;
    private final Finders finders;
    private final Consumer<Found> found;

    /// Makes a finder for one thread: the only thing here that knows the raster's CRS.
    interface Finders {
        CellFinder finder();
    }

    /// The cells of a zone.
    record Found(CheckedZone zone, Spans spans) {}

    FindTask(List<Zone> zones, OnInvalid policy, RowBand rows, Finders finders, Consumer<Found> found) {
        this.zones = List.copyOf(zones);
        this.policy = policy;
        this.rows = rows;
        this.finders = finders;
        this.found = found;
    }

    @Override
    public String kind() {
        return "scan";
    }

    @Override
    public String name() {
        return zones.getFirst().id();
    }

    @Override
    public long cost() {
        return NANOS_PER_VERTEX * zones.stream().mapToLong(Zone::vertices).sum();
    }

    @Override
    public void run(Task.Context context) throws TileIndexException {
        CellFinder finder = finders.finder();
        CellFinder.Watch watch = new CellFinder.Watch() {
            @Override
            public void found(long cells) {}

            @Override
            public boolean isCancelled() {
                return context.cancelled();
            }
        };
        for (Zone zone : zones) {
            if (context.cancelled()) {
                return;
            }
            CheckedZone checked = ZoneRepair.apply(policy, zone);
            found.accept(
                    new Found(checked, finder.find(checked.zone(), rows, watch).spans()));
        }
    }
}
