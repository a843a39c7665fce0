package org.tileindex.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tileindex.fault.TileIndexException;
import org.tileindex.projection.ZoneProjection;
import org.tileindex.scan.CellFinder;
import org.tileindex.scan.RowBand;
import org.tileindex.scan.Spans;
import org.tileindex.scheduler.Task;
import org.tileindex.zone.CheckedZone;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneRepair;

/// Checks some zones, takes them to the raster's plane if it has one, and finds their cells.
final class FindTask implements Task {
    private static final int NANOS_PER_VERTEX = 100;

    private final List<Zone> zones;
    private final OnInvalid policy;
    private final Search search;
    private final Consumer<Found> found;

    /// The means of finding cells of the raster.
    ///
    /// @param rows all rows of the raster
    /// @param projection to the plane of the raster; empty where that is longitude and latitude
    /// @param finders makes a finder for one thread
    record Search(RowBand rows, Optional<ZoneProjection> projection, Supplier<CellFinder> finders) {}

    /// The cells of a zone.
    record Found(CheckedZone zone, Spans spans) {}

    FindTask(List<Zone> zones, OnInvalid policy, Search search, Consumer<Found> found) {
        this.zones = List.copyOf(zones);
        this.policy = policy;
        this.search = search;
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
        CellFinder finder = search.finders().get();
        CellFinder.Watch watch = CellFinder.Watch.until(context::cancelled);
        List<CheckedZone> checked = new ArrayList<>(zones.size());
        for (int i = 0; i < zones.size() && !context.cancelled(); i++) {
            checked.add(ZoneRepair.apply(policy, zones.get(i)));
        }
        List<Zone> placed = placed(checked.stream().map(CheckedZone::zone).toList());
        for (int i = 0; i < placed.size() && !context.cancelled(); i++) {
            found.accept(new Found(
                    checked.get(i),
                    finder.find(placed.get(i), search.rows(), watch).spans()));
        }
    }

    /// The zones in the coordinates of the raster, together, because neighbours share edges.
    private List<Zone> placed(List<Zone> valid) throws TileIndexException {
        return search.projection().isPresent() ? search.projection().get().project(valid) : valid;
    }
}
