package org.tileindex.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tileindex.cache.RunCaches;
import org.tileindex.cache.SpanCache;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.plan.CostModel;
import org.tileindex.plan.Prediction;
import org.tileindex.plan.RunPlan;
import org.tileindex.plan.SelectedZones;
import org.tileindex.plan.ZoneGroup;
import org.tileindex.plan.ZoneWork;
import org.tileindex.projection.ExtentProjection;
import org.tileindex.request.Parameters;
import org.tileindex.request.RunRequest;
import org.tileindex.task.LazyZones;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.StageClock;
import org.tileindex.tile.OutputPaths;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.file.ZoneInput;
import org.tileindex.zone.file.ZoneParts;

/// Finds out which zones a run takes, and foretells what it will do. Nothing is written.
public final class RunPlanner {
    private static final int LONGEST_FOLDER = 255;

    private final RunRequest request;
    private final RunCaches caches;
    private final StageClock clock;
    private final ZoneInput input;
    private final LazyZones zones;

    private RunPlanner(RunRequest request, RunCaches caches, StageClock clock, ZoneInput input, LazyZones zones) {
        this.request = request;
        this.caches = caches;
        this.clock = clock;
        this.input = input;
        this.zones = zones;
    }

    /// Reads the bytes of the zones' source.
    ///
    /// @throws TileIndexException E010 or E015 if it cannot be read
    static RunPlanner open(RunRequest request, RunCaches caches, StageClock clock)
            throws TileIndexException, InterruptedException {
        long before = System.nanoTime();
        ZoneParts source = LazyZones.source(request.zones());
        double seconds = (System.nanoTime() - before) / 1e9;
        LazyZones zones = new LazyZones(source, request.zones(), clock);
        return new RunPlanner(request, caches, clock, ZoneInput.of(source, seconds), zones);
    }

    /// The plan of a run, and the geometry of its zones.
    ///
    /// @throws TileIndexException if the zones cannot be read or are not fit for a run
    public static PlannedRun planned(RunRequest request) throws TileIndexException, InterruptedException {
        RunCaches caches = new RunCaches(request.execution().memory(), request.layout());
        RunPlanner planner = open(request, caches, new StageClock());
        return new PlannedRun(planner.plan(), planner.zones());
    }

    /// The plan of the run.
    RunPlan plan() throws TileIndexException {
        Optional<SelectedZones> remembered = caches.selection(input, request.zones());
        SelectedZones selection = remembered.isPresent() ? remembered.get() : zones.selection();

        if (!request.layout().shards().sharesShards()) {
            checkFolders(request.zones().options().ids(), selection.extents().keySet());
        }
        StageClock.Timing planning = clock.start(Stage.PLAN);
        List<ZoneWork> works = works(selection);
        List<ZoneGroup> groups = ZoneGroup.cut(works);
        Parameters parameters =
                Parameters.of(request, input.sha256(), selection.extents().keySet());
        Prediction.Known known = new Prediction.Known(remembered.isPresent(), recalled(groups));
        CostModel costs = caches.costs(parameters, input);
        Prediction prediction = Prediction.of(costs, works, groups, known, request.layout(), request.dispatch());
        planning.end(0, 0);
        return new RunPlan(request, parameters, input, selection, works, groups, known, costs, prediction);
    }

    /// Refuses an id whose folder would be longer than file systems allow.
    ///
    /// @throws TileIndexException E010 for the first one
    private static void checkFolders(ZoneIds kind, Collection<String> ids) throws TileIndexException {
        for (String id : ids) {
            if (OutputPaths.zoneFolder(kind, id).length() > LONGEST_FOLDER) {
                throw new TileIndexException(
                        ErrorCode.E010_INPUT,
                        "the id %s is too long: its folder would have more than %d bytes"
                                .formatted(Printable.id(id), LONGEST_FOLDER),
                        "Leave --layout zone away, or name a field of shorter ids with --zone-id.");
            }
        }
    }

    private List<ZoneWork> works(SelectedZones selection) throws TileIndexException {
        Grid grid = request.cells().grid();
        UnaryOperator<ZoneExtent> place =
                grid.crs().isProjected() ? ExtentProjection.onto(grid)::project : UnaryOperator.identity();
        List<ZoneWork> works = new ArrayList<>(selection.extents().size());
        selection
                .extents()
                .forEach((id, extent) -> works.add(ZoneWork.of(works.size(), id, place.apply(extent), grid)));
        return works;
    }

    /// The numbers of the groups whose cells are remembered.
    private Set<Integer> recalled(List<ZoneGroup> groups) {
        SpanCache spans = spans();
        return groups.stream().filter(spans::has).map(ZoneGroup::number).collect(Collectors.toSet());
    }

    /// The cells that earlier runs found for these zones.
    SpanCache spans() {
        return caches.spans(input, request);
    }

    /// The geometry of the zones.
    LazyZones zones() {
        return zones;
    }
}
