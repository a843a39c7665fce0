package org.tileindex.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.report.ErrorEvents;
import org.tileindex.report.RunResult;
import org.tileindex.report.ZoneNoun;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import org.tileindex.run.Cluster;
import org.tileindex.run.EnumerateRun;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.tile.Dataset;
import org.tileindex.value.Pixels;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A command that does a run, publishes its datasets and prints its summary.
abstract class PublishingCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "Output folder, created if absent; or an address: s3a://…, abfs://…, gs://…, hdfs://….")
    private FilePlace out = new FilePlace("");

    @Option(names = "--resume", description = "Continue a run that was cut short, from its finished shards.")
    private boolean resume;

    @Option(
            names = "--path",
            defaultValue = "fast",
            paramLabel = "PATH",
            description = "fast, or legacy: the same bytes, cell by cell and slowly (default: ${DEFAULT-VALUE}).")
    private ScanPath path = ScanPath.FAST;

    @Mixin
    private ConsoleOptions console = new ConsoleOptions();

    @Mixin
    private JfrOption jfr = new JfrOption();

    @Mixin
    private RunOptions options = new RunOptions();

    private Optional<Cluster> cluster = Optional.empty();

    /// Has the work done elsewhere.
    final void on(Cluster elsewhere) {
        cluster = Optional.of(elsewhere);
    }

    /// The request of the command line, whose rasters are open. A fault is the caller's to record.
    final RunRequest request() throws TileIndexException, InterruptedException {
        return options.request(datasets(), options.rasters().pixels(), out, resume, path);
    }

    /// The datasets to publish, in this order.
    ///
    /// @throws CommandLine.ParameterException if options name others
    abstract List<Dataset> datasets();

    @Override
    public Integer call() throws Exception {
        return SignalStop.call(this::publish);
    }

    private int publish() throws TileIndexException, InterruptedException {
        RunProgress state = new RunProgress(console::warn);
        RunResult result;
        List<Dataset> datasets = datasets();
        try (FlightRecording recording = jfr.start();
                OpenRasters rasters = rasters()) {
            result = run(request(datasets, rasters.pixels()), state);
        }
        if (!console.isQuiet()) {
            spec.commandLine().getOut().print(Summary.of(result));
            spec.commandLine().getOut().flush();
        }
        return CommandLine.ExitCode.OK;
    }

    private RunResult run(RunRequest request, RunProgress state) throws TileIndexException, InterruptedException {
        try (ProgressDisplay display = console.show(
                new RunView(state, ZoneNoun.of(request.zones().options().ids())))) {
            return new EnumerateRun(request, state, cluster).execute();
        }
    }

    /// The rasters of the options. One that cannot be used leaves an error event, as a failed run does.
    private OpenRasters rasters() throws TileIndexException, InterruptedException {
        try {
            return options.rasters();
        } catch (TileIndexException e) {
            ErrorEvents.append(out, Optional.empty(), e);
            throw e;
        }
    }

    /// The request of the options. One that is refused leaves an error event, too.
    private RunRequest request(List<Dataset> datasets, Pixels pixels) throws TileIndexException {
        try {
            return options.request(datasets, pixels, out, resume, path);
        } catch (TileIndexException e) {
            ErrorEvents.append(out, Optional.empty(), e);
            throw e;
        }
    }
}
