package org.tileindex.verify;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneRepair;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneParts;

/// Finds the zones of a run.
final class ZoneInput {
    private ZoneInput() {}

    /// The bytes of the run's zone file.
    ///
    /// @param given the file to read; the source that the report names if empty
    /// @throws TileIndexException E010 if the source cannot be read, E014 if its bytes are not those of the run
    static ZoneParts source(Optional<Path> given, Evidence evidence) throws TileIndexException {
        ZoneParts source = open(given, evidence.text("ingress_versions", "zones", "source"));
        String expected = evidence.parameter("zones.sha256");
        if (!source.sha256().equals(expected)) {
            throw new TileIndexException(
                    ErrorCode.E014_VERIFY,
                    "the zones of %s have SHA-256 %s, but those of the run had %s"
                            .formatted(source.name(), source.sha256(), expected),
                    "Name the zone file of the run with --zones.");
        }
        return source;
    }

    /// The run's zones by id.
    ///
    /// @throws TileIndexException E001 if a zone is invalid that the run did not skip or repair, E010 if the source
    ///     cannot be read
    static Map<String, Zone> zones(ZoneParts source, Evidence evidence) throws TileIndexException {
        Map<String, Zone> zones = new LinkedHashMap<>();
        for (Zone zone : ZoneCatalog.read(source, evidence.zoneOptions())
                .select(evidence.zoneIds(), evidence.onInvalid())
                .zones()) {
            zones.put(zone.id(), ZoneRepair.apply(evidence.onInvalid(), zone).zone());
        }
        return zones;
    }

    private static ZoneParts open(Optional<Path> given, String named) throws TileIndexException {
        try {
            if (given.isPresent()) {
                return ZoneParts.open(given.get());
            }
            ZoneParts embedded = ZoneParts.embedded();
            return embedded.name().equals(named) ? embedded : ZoneParts.open(Path.of(named));
        } catch (IOException | InvalidPathException e) {
            throw new TileIndexException(
                            ErrorCode.E010_INPUT,
                            "the zones '%s' cannot be read"
                                    .formatted(given.map(Path::toString).orElse(named)),
                            "Name the zone file of the run with --zones.")
                    .causedBy(e);
        }
    }
}
