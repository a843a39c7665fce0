package org.tileindex.task;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.SelectedZones;
import org.tileindex.request.RunRequest;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageClock;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.file.Selection;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneFaults;
import org.tileindex.zone.file.ZoneParts;

/// The zones that a run takes, laid out in the plane; read from their source when the first of them is needed, if any
/// is.
public final class LazyZones {
    private final ZoneParts source;
    private final RunRequest.Zones wanted;
    private final StageClock clock;
    private Optional<Loaded> loaded = Optional.empty();

    public LazyZones(ZoneParts source, RunRequest.Zones wanted, StageClock clock) {
        this.source = source;
        this.wanted = wanted;
        this.clock = clock;
    }

    /// The zone with that id, which must be one of those wanted.
    ///
    /// @throws TileIndexException if the source cannot be read or its zones are not fit for a run
    public Zone get(String id) throws TileIndexException {
        return Optional.ofNullable(load().zones().get(id))
                .orElseThrow(() -> new IllegalArgumentException("zone " + id + " was not asked for"));
    }

    /// The extents of the wanted zones, and what the source has besides.
    public SelectedZones selection() throws TileIndexException {
        Loaded all = load();
        SortedMap<String, ZoneExtent> extents = new TreeMap<>(ZoneIds::compare);
        all.zones().forEach((id, zone) -> extents.put(id, ZoneExtent.of(zone)));
        return new SelectedZones(
                extents, all.catalog().leftOut(), all.catalog().withoutId(), all.problems(), all.notes());
    }

    /// The error that names the first invalid zone, and which others are invalid.
    ///
    /// @param found the fault of one of them
    public TileIndexException firstFault(TileIndexException found) {
        try {
            Loaded all = load();
            return ZoneFaults.first(all.catalog().faults(all.zones().keySet()), found);
        } catch (TileIndexException e) {
            return found;
        }
    }

    private synchronized Loaded load() throws TileIndexException {
        if (loaded.isEmpty()) {
            StageClock.Timing timing = clock.start(Stage.READ);
            ZoneCatalog catalog = ZoneCatalog.read(source, wanted.options());
            List<String> chosen = wanted.chosen();
            SortedMap<String, Zone> zones = new TreeMap<>(ZoneIds::compare);
            Selection selection =
                    catalog.select(chosen.isEmpty() ? catalog.ids(wanted.onInvalid()) : chosen, wanted.onInvalid());
            for (Zone zone : selection.zones()) {
                zones.put(zone.id(), zone);
            }
            loaded = Optional.of(new Loaded(catalog, zones, selection.problems(), selection.notes()));
            timing.end(0, source.size());
        }
        return loaded.orElseThrow();
    }

    private record Loaded(
            ZoneCatalog catalog, SortedMap<String, Zone> zones, List<String> problems, List<String> notes) {}
}
