package org.tileindex.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.locationtech.jts.JTSVersion;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.CostModel;
import org.tileindex.plan.Prediction;
import org.tileindex.plan.ZoneWork;
import org.tileindex.scan.ZoneWindow;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneCatalog;
import org.tileindex.zone.ZoneSource;

/// All that is known of a run before it starts: the zones, the parameters, and what it will take.
///
/// @param zones laid out in the plane, by id
/// @param works one a zone, in the same order
/// @param knownValid whether an earlier run found these very zones valid
record Workload(
        RunResult.ZoneInput input,
        ZoneCatalog catalog,
        List<Zone> zones,
        List<ZoneWork> works,
        Parameters parameters,
        boolean knownValid,
        CostModel costs,
        Prediction prediction) {

    /// Reads the zones that are asked for, and looks up what is known of them.
    ///
    /// @throws TileIndexException if they cannot be read or are not fit for a run
    static Workload read(RunRequest request, RunCaches caches, StageClock clock)
            throws TileIndexException, IOException {
        StageClock.Timing reading = clock.start(Stage.READ);
        long before = System.nanoTime();
        ZoneSource source = request.zones().file().isPresent()
                ? ZoneSource.file(request.zones().file().get())
                : ZoneSource.embedded();
        RunResult.ZoneInput input = new RunResult.ZoneInput(
                source.name(), source.sha256(), source.size(), (System.nanoTime() - before) / 1e9);
        ZoneCatalog catalog = ZoneCatalog.read(source, request.zones().options());
        List<String> chosen = request.zones().chosen();
        List<Zone> zones = chosen.isEmpty() ? catalog.all() : catalog.select(chosen);
        reading.end(0, source.size());

        StageClock.Timing planning = clock.start(Stage.PLAN);
        Parameters parameters = Parameters.of(request, input.sha256(), zones);
        List<ZoneWork> works = new ArrayList<>(zones.size());
        for (Zone zone : zones) {
            works.add(new ZoneWork(zone.id(), zone.vertices(), ZoneWindow.of(zone, request.grid())));
        }
        boolean knownValid =
                caches.validity().get(validityKey(input.sha256(), zones)).isPresent();
        CostModel costs = CostModel.of(caches.history(), parameters.hash());
        Prediction prediction = Prediction.of(costs, works, knownValid, request.shardRows(), request.handOut());
        planning.end(0, 0);
        return new Workload(input, catalog, zones, works, parameters, knownValid, costs, prediction);
    }

    /// What zones were found valid is kept by: the input, the ids taken and the version of JTS.
    static String validityKey(String zoneDigest, List<Zone> zones) {
        String ids = zones.stream().map(Zone::id).collect(Collectors.joining("\n"));
        return Parameters.sha256(JTSVersion.CURRENT_VERSION + "\n" + zoneDigest + "\n" + ids);
    }
}
