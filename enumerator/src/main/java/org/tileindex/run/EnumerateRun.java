package org.tileindex.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.scan.CrossingKernel;
import org.tileindex.scan.ZoneWindow;
import org.tileindex.scheduler.CostScheduler;
import org.tileindex.scheduler.TaskFailedException;
import org.tileindex.scheduler.WorkerTime;
import org.tileindex.tile.TileDatasets;
import org.tileindex.writer.DatasetPublisher;
import org.tileindex.writer.OutputBusyException;
import org.tileindex.writer.PublishConflictException;
import org.tileindex.writer.PublishedDataset;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneCatalog;
import org.tileindex.zone.ZoneSource;

/// One run from zones to published datasets. On any error nothing is published and earlier output is untouched.
public final class EnumerateRun {
    private static final List<String> DATASETS = List.of(TileDatasets.TILE_INDEX, TileDatasets.TILE_BOUNDS);

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
        CrossingKernel kernel = request.simd().kernel();
        long beforeRead = System.nanoTime();
        ZoneSource source = request.zones().file().isPresent()
                ? ZoneSource.file(request.zones().file().get())
                : ZoneSource.embedded();
        RunResult.ZoneInput input =
                new RunResult.ZoneInput(source.name(), source.sha256(), source.size(), secondsSince(beforeRead));
        ZoneCatalog catalog = ZoneCatalog.read(source, request.zones().options());
        List<String> chosen = request.zones().chosen();
        List<Zone> zones = chosen.isEmpty() ? catalog.all() : catalog.select(chosen);
        Parameters parameters = Parameters.of(request, input.sha256(), zones);
        String partition = "parameter_hash=" + parameters.hash();
        parameterHash = Optional.of(parameters.hash());

        List<ZoneRun> zoneRuns = new ArrayList<>(zones.size());
        try (DatasetPublisher publisher = DatasetPublisher.open(request.out(), partition, DATASETS, request.resume());
                RunSampler sampler = new RunSampler(progress)) {
            ValidityMemo memo = ValidityMemo.of(request.cache(), input.sha256(), zones);
            Interruption interruption = new Interruption(publisher);
            RunContext context = new RunContext(request, progress, publisher, kernel, memo.isKnown());
            List<WorkerTime> workers = interruption.ends(() -> runTasks(zones, zoneRuns, context));
            List<String> problems =
                    zoneRuns.stream().flatMap(zone -> zone.problems().stream()).toList();
            if (problems.isEmpty()) {
                memo.remember();
            }
            interruption.checkStaged();
            return Interruption.heldOff(() -> {
                List<PublishedDataset> datasets = publisher.publish();
                Path reports = request.out().resolve("reports").resolve(partition);
                RunResult result = new RunResult(
                        request,
                        parameters,
                        input,
                        kernel.description(),
                        catalog.leftOut(),
                        catalog.withoutId(),
                        problems,
                        zoneRuns.stream().map(ZoneRun::summary).toList(),
                        datasets,
                        workers,
                        secondsSince(start),
                        ProcessHandle.current()
                                        .info()
                                        .totalCpuDuration()
                                        .orElse(java.time.Duration.ZERO)
                                        .toNanos()
                                / 1e9,
                        RunSampler.peakResidentBytes(),
                        sampler.openFilesPeak(),
                        sampler.tilesPerSecondPeak(),
                        reports);
                RunReport.write(result);
                return result;
            });
        }
    }

    private List<WorkerTime> runTasks(List<Zone> zones, List<ZoneRun> zoneRuns, RunContext context)
            throws TileIndexException, IOException, InterruptedException {
        List<ScanTask> tasks = new ArrayList<>(zones.size());
        for (Zone zone : zones) {
            ZoneRun zoneRun = new ZoneRun(zone, ZoneWindow.of(zone, request.grid()));
            progress.expect(zoneRun.window().estimatedCells());
            zoneRuns.add(zoneRun);
            tasks.add(new ScanTask(context, zoneRun));
        }
        progress.zones(zones.size());
        try {
            return CostScheduler.run(request.workers(), tasks);
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
