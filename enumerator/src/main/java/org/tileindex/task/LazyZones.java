package org.tileindex.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.SelectedZones;
import org.tileindex.plan.ZoneRemarks;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.raster.source.SourceSettings;
import org.tileindex.raster.source.Sources;
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
    private static final Comparator<Zone> BY_ID = Comparator.comparing(Zone::id, ZoneIds::compare);

    /// The bytes of the zones, until they are read.
    private Optional<ZoneParts> source;

    private final RunRequest.Zones wanted;
    private final StageClock clock;
    private Optional<Loaded> loaded = Optional.empty();

    public LazyZones(ZoneParts source, RunRequest.Zones wanted, StageClock clock) {
        this.source = Optional.of(source);
        this.wanted = wanted;
        this.clock = clock;
    }

    /// The zones' input, whose bytes are read.
    ///
    /// @throws TileIndexException E010 or E015 if it cannot be read
    public static ZoneParts source(RunRequest.Zones wanted) throws TileIndexException, InterruptedException {
        if (wanted.file().isPresent()) {
            FilePlace place = wanted.file().get();
            return place.isRemote() ? fetched(place) : ZoneParts.open(place.path());
        }
        try {
            return ZoneParts.embedded();
        } catch (IOException e) {
            throw new TileIndexException(
                            ErrorCode.E010_INPUT,
                            "the embedded countries cannot be read: " + Reason.of(e),
                            "Build the program again, or give a file to --zones.")
                    .causedBy(e);
        }
    }

    private static ZoneParts fetched(FilePlace place) throws TileIndexException, InterruptedException {
        try (Sources sources = new Sources(SourceSettings.DEFAULT)) {
            return ZoneParts.fetched(place.name(), place.fetch(sources));
        }
    }

    /// The zone with that id, which must be one of those wanted.
    ///
    /// @throws TileIndexException if the source cannot be read or its zones are not fit for a run
    public Zone get(String id) throws TileIndexException {
        List<Zone> all = load().zones();
        int found = Collections.binarySearch(all, new Zone(id, List.of()), BY_ID);
        if (found < 0) {
            throw new IllegalArgumentException("zone " + id + " was not asked for");
        }
        return all.get(found);
    }

    /// All wanted zones, in the order of their ids.
    public List<Zone> zones() throws TileIndexException {
        return load().zones();
    }

    /// What the source has besides the wanted zones.
    public ZoneRemarks remarks() throws TileIndexException {
        return load().remarks();
    }

    /// The extents of the wanted zones, and what the source has besides.
    public SelectedZones selection() throws TileIndexException {
        Loaded all = load();
        SortedMap<String, ZoneExtent> extents = new TreeMap<>(ZoneIds::compare);
        all.zones().forEach(zone -> extents.put(zone.id(), ZoneExtent.of(zone)));
        return new SelectedZones(extents, all.remarks());
    }

    /// The error that names the first invalid zone, and which others are invalid. The source is read again, because a
    /// run that succeeds has no need of it.
    ///
    /// @param found the fault of one of them
    public TileIndexException firstFault(TileIndexException found) {
        try {
            ZoneCatalog catalog = ZoneCatalog.read(source(wanted), wanted.options());
            return ZoneFaults.first(
                    catalog.faults(load().zones().stream().map(Zone::id).toList()), found);
        } catch (TileIndexException e) {
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return found;
        }
    }

    private synchronized Loaded load() throws TileIndexException {
        if (loaded.isEmpty()) {
            StageClock.Timing timing = clock.start(Stage.READ);
            ZoneParts bytes = source.orElseThrow();
            ZoneCatalog catalog = ZoneCatalog.read(bytes, wanted.options());
            List<String> chosen = wanted.chosen();
            Selection selection =
                    catalog.select(chosen.isEmpty() ? catalog.ids(wanted.onInvalid()) : chosen, wanted.onInvalid());
            List<Zone> zones = new ArrayList<>(selection.zones());
            zones.sort(BY_ID);
            loaded = Optional.of(new Loaded(
                    Collections.unmodifiableList(zones),
                    new ZoneRemarks(catalog.leftOut(), catalog.withoutId(), selection.problems(), selection.notes())));
            source = Optional.empty();
            timing.end(0, bytes.size());
        }
        return loaded.orElseThrow();
    }

    /// @param zones in the order of their ids
    private record Loaded(List<Zone> zones, ZoneRemarks remarks) {}
}
