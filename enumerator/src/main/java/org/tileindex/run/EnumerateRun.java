package org.tileindex.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tileindex.cache.RunCaches;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.kernel.KernelChoice;
import org.tileindex.plan.RunPlan;
import org.tileindex.report.ErrorEvents;
import org.tileindex.report.RunResult;
import org.tileindex.request.Outputs;
import org.tileindex.request.RunRequest;
import org.tileindex.telemetry.RunEvent;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.telemetry.RunSampler;
import org.tileindex.telemetry.Telemetry;
import org.tileindex.tile.Dataset;
import org.tileindex.writer.DatasetPublisher;
import org.tileindex.writer.OutputBusyException;
import org.tileindex.writer.PublishConflictException;
import org.tileindex.writer.Store;
import org.tileindex.writer.SyncBatch;

/// One run from zones to published datasets. On any error nothing is published and earlier output is untouched.
public final class EnumerateRun {
    /// A run that is killed has to write at most so many files again.
    private static final int FILES_SYNCED_TOGETHER = 64;

    private static final String REACH =
            "Check the address, and that you may write there; --resume goes on where this run ended.";

    private static final String MAKE_ROOM = "Make room, then run the same command with --resume to go on.";

    private final RunRequest request;
    private final RunProgress progress;
    private final Optional<Cluster> cluster;
    private final RunMeter meter = new RunMeter();
    private Optional<String> parameterHash = Optional.empty();

    /// A run on the threads of this process.
    public EnumerateRun(RunRequest request, RunProgress progress) {
        this(request, progress, Optional.empty());
    }

    /// @param cluster does the work, unless this process does
    public EnumerateRun(RunRequest request, RunProgress progress, Optional<Cluster> cluster) {
        this.request = request;
        this.progress = progress;
        this.cluster = cluster;
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
        if (request.out().isRemote()) {
            return Outputs.faults(request.out()).ofWriting(e, kept, REACH);
        }
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
        request.layout().require();
        KernelChoice kernels = request.kernels();
        RunCaches caches = new RunCaches(request.execution().memory(), request.layout());
        RunPlanner planner = RunPlanner.open(request, caches, meter.clock());
        RunPlan plan = planner.plan();
        parameterHash = Optional.of(plan.parameters().hash());
        plan.warning().ifPresent(progress::warn);
        List<String> datasets = Dataset.names(request.layout().datasets());
        try (Store store = store();
                DatasetPublisher publisher =
                        DatasetPublisher.open(store, plan.partition(), datasets, request.resume());
                RunSampler sampler = meter.sample(progress)) {
            SyncBatch batch = new SyncBatch(publisher.gathersInPlace() ? FILES_SYNCED_TOGETHER : 1);
            StagedRun run = new StagedRun(plan, kernels, publisher, batch, meter, progress);
            Interruption interruption = new Interruption(publisher, batch);
            Cluster.Done done = run.stage(planner, interruption, cluster);
            return interruption.heldOff(() -> {
                RunResult result = run.result(meter.measured(done, sampler), caches);
                RunClosing.publish(result, run.map(), publisher);
                RunClosing.remember(result, run.zones(), caches);
                finish(event, result);
                return result;
            });
        }
    }

    private Store store() throws TileIndexException {
        return cluster.isPresent() ? cluster.get().open(request.out()) : Outputs.open(request.out());
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
}
