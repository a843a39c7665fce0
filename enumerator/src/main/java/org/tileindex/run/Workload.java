package org.tileindex.run;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.CostModel;
import org.tileindex.plan.Prediction;
import org.tileindex.plan.ZoneWork;
import org.tileindex.zone.ZoneSource;

/// All that is known of a run before it starts: the zones, the parameters, and what it will take.
///
/// @param zones their geometry, if it comes to be needed
/// @param works one a zone, by id
/// @param known what earlier runs found out of these very zones
record Workload(
        RunResult.ZoneInput input,
        LazyZones zones,
        KnownZones selection,
        List<ZoneWork> works,
        Parameters parameters,
        SpanCache spans,
        Prediction.Known known,
        CostModel costs,
        Prediction prediction) {

    /// Finds out which zones are asked for, and looks up what is known of them.
    ///
    /// @throws TileIndexException if they cannot be read or are not fit for a run
    static Workload of(RunRequest request, RunCaches caches, StageClock clock) throws TileIndexException, IOException {
        long before = System.nanoTime();
        ZoneSource source = request.zones().file().isPresent()
                ? ZoneSource.file(request.zones().file().get())
                : ZoneSource.embedded();
        RunResult.ZoneInput input = new RunResult.ZoneInput(
                source.name(), source.isEmbedded(), source.sha256(), source.size(), (System.nanoTime() - before) / 1e9);
        LazyZones zones = new LazyZones(source, request.zones(), clock);
        Optional<KnownZones> remembered = caches.selection(input, request.zones());
        KnownZones selection = remembered.isPresent() ? remembered.get() : zones.selection();

        StageClock.Timing planning = clock.start(Stage.PLAN);
        List<ZoneWork> works = selection.zones().entrySet().stream()
                .map(zone -> ZoneWork.of(zone.getKey(), zone.getValue(), request.grid()))
                .toList();
        Parameters parameters =
                Parameters.of(request, input.sha256(), selection.zones().keySet());
        SpanCache spans = caches.spans(input, request);
        Set<String> recalled = new HashSet<>(selection.zones().keySet());
        recalled.removeIf(zone -> !spans.has(zone));
        Prediction.Known known = new Prediction.Known(remembered.isPresent(), recalled);
        CostModel costs = CostModel.of(
                caches.history(), parameters.hash(), request.format().firstRates());
        Prediction prediction = Prediction.of(costs, works, known, request.shardRows(), request.dispatch());
        planning.end(0, 0);
        return new Workload(input, zones, selection, works, parameters, spans, known, costs, prediction);
    }
}
