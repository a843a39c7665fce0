package org.tileindex.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.report.ErrorEvents;
import org.tileindex.report.RunResult;
import org.tileindex.report.ZoneNoun;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import org.tileindex.run.EnumerateRun;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.value.Pixels;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tile-index enumerate`: does a run and prints its summary.
@Command(
        name = "enumerate",
        description = {
            "Finds the cells of every country and publishes them as two datasets.",
            "The datasets are folders of Parquet or Arrow files: DIR/tile_index (ids, rows, columns, centroids,"
                    + " areas) and DIR/tile_bounds (edges)."
        },
        customSynopsis = "tile-index enumerate --out=DIR [OPTIONS]",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  tile-index enumerate --out world",
            "  tile-index enumerate --out small --grid 5m --countries BR,IN",
            "  tile-index enumerate --out ch --countries CH --grid 3s --bounds 5,45,11,48",
            "",
            "Exit codes: 0 published, 1 the run failed (E0xx on stderr), 2 wrong usage, 130 interrupted."
        })
final class EnumerateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "Output folder; created if absent.")
    private Path out = Path.of("");

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

    @Override
    public Integer call() throws Exception {
        return SignalStop.call(this::enumerate);
    }

    private int enumerate() throws TileIndexException, InterruptedException {
        RunProgress state = new RunProgress(console::warn);
        RunResult result;
        try (OpenRasters rasters = rasters()) {
            result = run(request(rasters.pixels()), state);
        }
        if (!console.isQuiet()) {
            spec.commandLine().getOut().print(Summary.of(result));
            spec.commandLine().getOut().flush();
        }
        return CommandLine.ExitCode.OK;
    }

    private RunResult run(RunRequest request, RunProgress state) throws TileIndexException, InterruptedException {
        try (FlightRecording recording = jfr.start();
                ProgressDisplay display = console.show(
                        new RunView(state, ZoneNoun.of(request.zones().options().ids())))) {
            return new EnumerateRun(request, state).execute();
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
    private RunRequest request(Pixels pixels) throws TileIndexException {
        try {
            return options.request(pixels, out, resume, path);
        } catch (TileIndexException e) {
            ErrorEvents.append(out, Optional.empty(), e);
            throw e;
        }
    }
}
