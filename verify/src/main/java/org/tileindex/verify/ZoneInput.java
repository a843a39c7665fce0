package org.tileindex.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.projection.ZoneProjection;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.raster.source.Sources;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneRepair;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneParts;

/// Finds the zones of a run.
final class ZoneInput {
    private static final String REMEDY = "Name the zone file of the run with --zones.";

    private ZoneInput() {}

    /// The bytes of the run's zone file.
    ///
    /// @param given the file to read; the source that the report names if empty
    /// @throws TileIndexException E010 or E015 if the source cannot be read, E014 if its bytes are not those of the run
    static ZoneParts source(Optional<FilePlace> given, Sources sources, Evidence evidence)
            throws TileIndexException, InterruptedException {
        ZoneParts source = open(given, evidence.text("ingress_versions", "zones", "source"), sources);
        String expected = evidence.parameter("zones.sha256");
        if (!source.sha256().equals(expected)) {
            throw new TileIndexException(
                    ErrorCode.E014_VERIFY,
                    "the zones of %s have SHA-256 %s, but those of the run had %s"
                            .formatted(source.name(), source.sha256(), expected),
                    REMEDY);
        }
        return source;
    }

    /// The run's zones by id, in the plane of the grid if it is in one.
    ///
    /// @throws TileIndexException E001 if a zone is invalid that the run did not skip or repair, E010 if the source
    ///     cannot be read
    static Map<String, Zone> zones(ZoneParts source, Evidence evidence) throws TileIndexException {
        List<Zone> zones = new ArrayList<>();
        for (Zone zone : ZoneCatalog.read(source, evidence.zoneOptions())
                .select(evidence.zoneIds(), evidence.onInvalid())
                .zones()) {
            zones.add(ZoneRepair.apply(evidence.onInvalid(), zone).zone());
        }
        Map<String, Zone> byId = new LinkedHashMap<>();
        for (Zone zone : inPlane(zones, evidence.grid())) {
            byId.put(zone.id(), zone);
        }
        return byId;
    }

    private static List<Zone> inPlane(List<Zone> zones, Grid grid) throws TileIndexException {
        return grid.crs().isProjected() ? ZoneProjection.onto(grid).project(zones) : zones;
    }

    private static ZoneParts open(Optional<FilePlace> given, String named, Sources sources)
            throws TileIndexException, InterruptedException {
        FilePlace place = given.orElse(new FilePlace(named));
        try {
            ZoneParts embedded = ZoneParts.embedded();
            return given.isEmpty() && embedded.name().equals(named) ? embedded : open(place, sources);
        } catch (IOException e) {
            throw new TileIndexException(
                            ErrorCode.E010_INPUT, "the zones '%s' cannot be read".formatted(place.name()), REMEDY)
                    .causedBy(e);
        }
    }

    private static ZoneParts open(FilePlace place, Sources sources) throws TileIndexException, InterruptedException {
        if (!place.isRemote()) {
            return ZoneParts.open(place.path());
        }
        try {
            return ZoneParts.fetched(place.name(), place.fetch(sources));
        } catch (TileIndexException e) {
            throw new TileIndexException(e.code(), e.what(), REMEDY).causedBy(e);
        }
    }
}
