package org.tileindex.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.plan.ZoneWork;
import org.tileindex.report.TileMap;
import org.tileindex.scheduler.CostScheduler;
import org.tileindex.scheduler.Schedule;
import org.tileindex.scheduler.Task;
import org.tileindex.scheduler.TaskFailedException;
import org.tileindex.telemetry.RunEvent;
import org.tileindex.telemetry.Telemetry;
import org.tileindex.tile.TileDatasets;
import org.tileindex.writer.DatasetPublisher;
import org.tileindex.writer.OutputBusyException;
import org.tileindex.writer.PublishConflictException;
import org.tileindex.writer.PublishedDataset;
import org.tileindex.zone.Zone;

/// One run from zones to published datasets. On any error nothing is published and earlier output is untouched.
public final class EnumerateRun {
    private final RunRequest request;
    private final RunProgress progress;
    private final long start = System.nanoTime();
    private Optional<String> parameterHash = Optional.empty();

    public EnumerateRun(RunRequest request, RunProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    /// Does the run.
    ///
    /// @throws TileIndexException for anything that went wrong; an event says so in the report folder
    /// @throws InterruptedException if the calling thread was interrupted before anything was published; the message
    ///     says what was kept
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
        } catch (IOException e) {
            throw recorded(new TileIndexException(
                            ErrorCode.E011_OUTPUT,
                            "cannot write to %s: %s".formatted(request.out(), describe(e)),
                            "Give an --out that is writable and has room.")
                    .causedBy(e));
        }
    }

    private TileIndexException recorded(TileIndexException e) throws InterruptedException {
        Interruption.unlessInterrupted();
        ErrorEvents.append(request.out(), parameterHash, e);
        return e;
    }

    private static String describe(IOException e) {
        String message = e.getMessage() == null ? "no details" : e.getMessage();
        return e instanceof java.nio.file.AccessDeniedException
                ? "permission denied for " + message
                : e.getClass().getSimpleName().replace("Exception", "") + ", " + message;
    }

    private RunResult enumerate() throws TileIndexException, IOException, InterruptedException {
        Optional<RunEvent> event = Telemetry.run();
        request.format().require();
        Kernels kernels = request.simd().kernels();
        RunCaches caches = new RunCaches(request.remembering(), request.format());
        StageClock clock = new StageClock();
        Workload work = Workload.of(request, caches, clock);
        String partition = "parameter_hash=" + work.parameters().hash();
        parameterHash = Optional.of(work.parameters().hash());
        try (DatasetPublisher publisher =
                        DatasetPublisher.open(request.out(), partition, TileDatasets.ALL, request.resume());
                RunSampler sampler = new RunSampler(progress, start)) {
            TileMap map = new TileMap(
                    request.grid(), work.works().stream().map(ZoneWork::id).toList());
            RunContext context =
                    new RunContext(request, progress, publisher, kernels, clock, work.zones(), work.spans(), map);
            List<ZoneRun> zones = zones(work);
            List<Task> tasks = tasks(work, zones, context);
            double openingSeconds = secondsSince(start);
            Interruption interruption = new Interruption(publisher, context.batch());
            Schedule schedule = interruption.ends(() -> runTasks(tasks));
            clock.add(Stage.WRITE, interruption.ends(context.batch()::sync));
            clock.add(Stage.PUBLISH, interruption.checkStaged());
            Path reports = request.out().resolve("reports").resolve(partition);
            // Fails before anything is published rather than after.
            Files.createDirectories(reports);
            return Interruption.heldOff(() -> {
                StageClock.Timing publishing = clock.start(Stage.PUBLISH);
                List<PublishedDataset> datasets = publisher.publish();
                publishing.end(0, RunResult.bytes(datasets));
                RunResult.Measured measured = measured(schedule, openingSeconds, clock, sampler);
                RunResult result = new RunResult(
                        request,
                        work.parameters(),
                        work.input(),
                        kernels.description(),
                        work.selection().leftOut(),
                        work.selection().withoutId(),
                        zones.stream().flatMap(zone -> zone.problems().stream()).toList(),
                        zones.stream().map(ZoneRun::summary).toList(),
                        datasets,
                        work.prediction(),
                        measured,
                        caches.stats(context.columns()),
                        reports);
                RunReport.write(result, map);
                caches.remember(work, result, zones);
                if (event.isPresent()) {
                    finish(event.get(), result);
                }
                return result;
            });
        }
    }

    private RunResult.Measured measured(
            Schedule schedule, double openingSeconds, StageClock clock, RunSampler sampler) {
        sampler.look();
        return new RunResult.Measured(
                schedule,
                clock.times(),
                sampler.samples(),
                openingSeconds,
                secondsSince(start),
                cpuSeconds(),
                RunSampler.peakResidentBytes(),
                sampler.openFilesPeak(),
                sampler.tilesPerSecondPeak());
    }

    private static void finish(RunEvent event, RunResult result) {
        event.finish(
                result.parameters().hash(),
                result.countries().size(),
                result.request().workers(),
                result.tiles(),
                result.shards(),
                result.bytesWritten());
    }

    private static double cpuSeconds() {
        Optional<Duration> cpu = ProcessHandle.current().info().totalCpuDuration();
        return cpu.orElse(Duration.ZERO).toNanos() / 1e9;
    }

    private static List<ZoneRun> zones(Workload work) {
        List<ZoneRun> zones = new ArrayList<>(work.works().size());
        for (ZoneWork zone : work.works()) {
            zones.add(new ZoneRun(zones.size(), zone, work.costs().of(zone)));
        }
        return zones;
    }

    private List<Task> tasks(Workload work, List<ZoneRun> zones, RunContext context) throws TileIndexException {
        progress.zones(zones.size());
        progress.expect(
                zones.stream().mapToLong(zone -> zone.expected().tiles()).sum());
        List<Task> tasks = new ArrayList<>(zones.size());
        for (ZoneRun zone : zones) {
            tasks.add(task(work, zone, context));
        }
        return tasks;
    }

    private static Task task(Workload work, ZoneRun zone, RunContext context) throws TileIndexException {
        if (work.known().recalled().contains(zone.id())) {
            return new RecallTask(context, zone);
        }
        Zone geometry = work.zones().get(zone.id());
        return work.known().valid() ? ScanTask.of(context, zone, geometry) : new ValidateTask(context, zone, geometry);
    }

    private Schedule runTasks(List<Task> tasks) throws TileIndexException, IOException, InterruptedException {
        CostScheduler scheduler = new CostScheduler(request.dispatch(), tasks);
        progress.watch(scheduler::waiting, scheduler::running);
        try {
            return scheduler.run();
        } catch (TaskFailedException e) {
            if (e.getCause() instanceof TileIndexException fault) {
                throw fault;
            }
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            if (e.getCause() instanceof OutOfMemoryError exhausted) {
                throw exhausted;
            }
            throw new TileIndexException(
                            ErrorCode.E099_INTERNAL,
                            String.valueOf(e.getMessage()),
                            "This is a fault of tile-index; --debug shows where.")
                    .causedBy(e);
        }
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
