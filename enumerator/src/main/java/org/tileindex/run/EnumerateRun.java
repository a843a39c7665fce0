package org.tileindex.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tileindex.cache.RunCaches;
import org.tileindex.fault.Causes;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.kernel.Kernels;
import org.tileindex.plan.RunPlan;
import org.tileindex.plan.ZoneWork;
import org.tileindex.report.ErrorEvents;
import org.tileindex.report.RunResult;
import org.tileindex.report.TileMap;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ShardFormat;
import org.tileindex.scheduler.CostScheduler;
import org.tileindex.scheduler.Schedule;
import org.tileindex.scheduler.Task;
import org.tileindex.scheduler.TaskFailedException;
import org.tileindex.task.LazyZones;
import org.tileindex.task.ZoneRun;
import org.tileindex.task.ZoneTasks;
import org.tileindex.telemetry.CacheStats;
import org.tileindex.telemetry.RunEvent;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.telemetry.RunSampler;
import org.tileindex.telemetry.Stage;
import org.tileindex.telemetry.Telemetry;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.GridColumns;
import org.tileindex.tile.OutputPaths;
import org.tileindex.writer.DatasetPublisher;
import org.tileindex.writer.OutputBusyException;
import org.tileindex.writer.PublishConflictException;
import org.tileindex.writer.SyncBatch;
import org.tileindex.zone.OnInvalid;

/// One run from zones to published datasets. On any error nothing is published and earlier output is untouched.
public final class EnumerateRun {
    /// A run that is killed has to write at most so many files again.
    private static final int FILES_SYNCED_TOGETHER = 64;

    private static final String MAKE_ROOM = "Make room, then run the same command with --resume to go on.";

    private final RunRequest request;
    private final RunProgress progress;
    private final RunMeter meter = new RunMeter();
    private Optional<String> parameterHash = Optional.empty();

    public EnumerateRun(RunRequest request, RunProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    /// Does the run.
    ///
    /// @throws TileIndexException for anything that went wrong; an event in the report folder tells it, too
    /// @throws InterruptedException if the calling thread was interrupted before anything was published; the message
    ///     tells what was kept
    public RunResult execute() throws TileIndexException, InterruptedException {
        try {
            return enumerate();
        } catch (TileIndexException e) {
            throw recorded(e);
        } catch (OutputBusyException e) {
            throw recorded(new TileIndexException(
                            ErrorCode.E013_OUTPUT_BUSY,
                            String.valueOf(e.getMessage()),
                            "Wait for it, or give another --out.")
                    .causedBy(e));
        } catch (PublishConflictException e) {
            throw recorded(new TileIndexException(
                            ErrorCode.E012_OUTPUT_CONFLICT,
                            String.valueOf(e.getMessage()),
                            "It was left as it is; remove it, or give another --out.")
                    .causedBy(e));
        } catch (KeptShardsException e) {
            throw recorded(unwritable(e.fault(), "; " + Interruption.kept(e.shards()), MAKE_ROOM));
        } catch (IOException e) {
            throw recorded(unwritable(e, "", "Give an --out that is writable and has room."));
        }
    }

    private TileIndexException unwritable(IOException e, String kept, String remedy) {
        return new TileIndexException(
                        ErrorCode.E011_OUTPUT,
                        "cannot write to %s: %s%s".formatted(request.out(), Reason.at(e), kept),
                        remedy)
                .causedBy(e);
    }

    private TileIndexException recorded(TileIndexException e) throws InterruptedException {
        Interruption.unlessInterrupted();
        ErrorEvents.append(request.out(), parameterHash, e);
        return e;
    }

    private RunResult enumerate() throws TileIndexException, IOException, InterruptedException {
        Optional<RunEvent> event = Telemetry.run();
        ShardFormat format = request.layout().format();
        format.require();
        Kernels kernels = request.execution().simd().kernels();
        RunCaches caches = new RunCaches(request.execution().memory(), format);
        RunPlanner planner = RunPlanner.open(request, caches, meter.clock());
        RunPlan plan = planner.plan();
        parameterHash = Optional.of(plan.parameters().hash());
        List<ZoneRun> zones = zones(plan);
        GridColumns columns = new GridColumns(request.cells().grid());
        TileMap map = map(zones);
        SyncBatch batch = new SyncBatch(FILES_SYNCED_TOGETHER);
        try (DatasetPublisher publisher =
                        DatasetPublisher.open(request.out(), plan.partition(), Dataset.names(), request.resume());
                RunSampler sampler = meter.sample(progress)) {
            ZoneTasks.Staging staging = new ZoneTasks.Staging(publisher, batch);
            ZoneTasks first = zoneTasks(plan, planner, columns, kernels, staging, map);
            List<Task> tasks = tasks(first, zones);
            meter.opened();
            Interruption interruption = new Interruption(publisher, batch);
            Schedule schedule = stage(tasks, planner.zones(), publisher, batch, interruption);
            return interruption.heldOff(() -> {
                RunResult result = new RunResult(
                        plan,
                        kernels.description(),
                        problems(plan, zones),
                        zones.stream().map(ZoneRun::summary).toList(),
                        publisher.checked(),
                        meter.measured(schedule, sampler),
                        publisher.resumed(),
                        caches(caches, columns),
                        new OutputPaths(request.out()).reports(plan.parameters().hash()));
                RunClosing.publish(result, map, publisher);
                RunClosing.remember(result, zones, caches);
                finish(event, result);
                return result;
            });
        }
    }

    private ZoneTasks zoneTasks(
            RunPlan plan,
            RunPlanner planner,
            GridColumns columns,
            Kernels kernels,
            ZoneTasks.Staging staging,
            TileMap map) {
        ZoneTasks.Account account = new ZoneTasks.Account(meter.clock(), progress, map);
        return new ZoneTasks(plan, planner.zones(), planner.spans(), columns, kernels, staging, account);
    }

    private TileMap map(List<ZoneRun> zones) {
        return new TileMap(
                request.cells().grid(), zones.stream().map(ZoneRun::id).toList());
    }

    private static List<String> problems(RunPlan plan, List<ZoneRun> zones) {
        return Stream.concat(
                        plan.selection().problems().stream(), zones.stream().flatMap(zone -> zone.problems().stream()))
                .toList();
    }

    private static List<CacheStats> caches(RunCaches caches, GridColumns columns) {
        return Stream.concat(caches.stats().stream(), Stream.of(columns.areaStats()))
                .toList();
    }

    /// Runs all tasks, syncs what they wrote and checks it. An interruption here keeps what was staged for a resumed
    /// run.
    private Schedule stage(
            List<Task> tasks,
            LazyZones geometry,
            DatasetPublisher publisher,
            SyncBatch batch,
            Interruption interruption)
            throws TileIndexException, IOException, InterruptedException {
        Schedule schedule = interruption.ends(() -> runTasks(tasks, geometry));
        meter.clock().add(Stage.WRITE, interruption.ends(batch::sync), 0);
        meter.clock().add(Stage.PUBLISH, interruption.checkStaged(), bytes(publisher));
        return schedule;
    }

    private static long bytes(DatasetPublisher publisher) {
        return publisher.checked().stream()
                .mapToLong(dataset -> dataset.receipt().bytes())
                .sum();
    }

    /// Ends the event, if there is one. A lambda over it would load its class in every run.
    private static void finish(Optional<RunEvent> event, RunResult result) {
        if (event.isPresent()) {
            event.get()
                    .finish(
                            result.plan().parameters().hash(),
                            result.countries().size(),
                            result.request().execution().workers(),
                            result.tiles(),
                            result.shards(),
                            result.bytesWritten());
        }
    }

    private static List<ZoneRun> zones(RunPlan plan) {
        List<ZoneRun> zones = new ArrayList<>(plan.works().size());
        for (ZoneWork zone : plan.works()) {
            zones.add(new ZoneRun(zones.size(), zone, plan.costs().of(zone)));
        }
        return zones;
    }

    private List<Task> tasks(ZoneTasks first, List<ZoneRun> zones) throws TileIndexException {
        progress.zones(zones.size());
        progress.expect(
                zones.stream().mapToLong(zone -> zone.expected().tiles()).sum());
        List<Task> tasks = new ArrayList<>(zones.size());
        for (ZoneRun zone : zones) {
            tasks.add(first.first(zone));
        }
        return tasks;
    }

    private Schedule runTasks(List<Task> tasks, LazyZones geometry)
            throws TileIndexException, IOException, InterruptedException {
        CostScheduler scheduler = new CostScheduler(request.execution().dispatch(), tasks);
        progress.watch(scheduler::waiting, scheduler::running);
        try {
            return scheduler.run();
        } catch (TaskFailedException e) {
            if (e.getCause() instanceof TileIndexException fault
                    && fault.code() == ErrorCode.E001_GEO_INVALID
                    && request.zones().onInvalid() == OnInvalid.FAIL) {
                throw geometry.firstFault(fault);
            }
            Causes.throwIf(e, TileIndexException.class);
            Causes.throwIf(e, IOException.class);
            Causes.throwIf(e, OutOfMemoryError.class);
            throw new TileIndexException(
                            ErrorCode.E099_INTERNAL,
                            "%s: %s".formatted(e.task(), Reason.unforeseen(e)),
                            "This is a fault of tile-index; --debug shows where.")
                    .causedBy(e);
        }
    }
}
