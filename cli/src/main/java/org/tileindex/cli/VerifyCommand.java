package org.tileindex.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.report.Figures;
import org.tileindex.verify.StoredOutput;
import org.tileindex.verify.VerifyProgress;
import org.tileindex.verify.VerifyRequest;
import org.tileindex.verify.VerifyResult;
import org.tileindex.verify.VerifyRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tile-index verify`: checks a published output and prints its faults.
@Command(
        name = "verify",
        description = {
            "Checks the output of enumerate or values without the code that wrote it.",
            "The check covers layout, schema, receipts, order, every coordinate and area, which cells belong to each"
                    + " zone, and values of rasters. It only reads. parquet-java or Arrow read the files,"
                    + " GeographicLib computes areas, and JTS decides membership, in exact arithmetic where it might"
                    + " round. The run report is checked against the budgets of a run."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        footer = {
            "",
            "Every row of every file is checked. Membership is decided for a sample of raster rows: for every cell"
                    + " within two cells of a border, and for one cell of each stretch without a border. The tiles of"
                    + " these rows must be exactly the decided ones. Zones of up to 64 raster rows are decided in all"
                    + " rows. The other rows must agree with the counts and receipts of the run report.",
            "",
            "Where the run took values from rasters, those of the same raster rows are read again and compared bit by"
                    + " bit, and a mask decides with the borders which cells are tiles. The rasters must be those of"
                    + " the run.",
            "",
            "A column coverage is between 0 and 1 in every row. In the same raster rows, rational arithmetic decides:"
                    + " some thousand cells of each file, or with --exhaustive all cells near a border.",
            "",
            "Each kind of fault is one line: code, kind, place, expected and found values, and how many more.",
            "",
            "Examples:",
            "  tile-index verify world",
            "  tile-index verify world --exhaustive",
            "  tile-index verify mine --zones countries.parquet",
            "  tile-index verify people --raster /data/people.tif",
            "",
            "Exit codes: 0 no faults, 1 faults (on stderr), 2 wrong usage, 130 interrupted."
        })
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "OUT",
            description = "Output of enumerate or values: a folder, or an address such as s3a://bucket/world, which is"
                    + " copied to a temporary folder, partition by partition.")
    private FilePlace out = new FilePlace("");

    @Option(names = "--parameter-hash", paramLabel = "HEX", description = "Verify only this partition (default: all).")
    private Optional<String> parameterHash = Optional.empty();

    @Option(
            names = "--zones",
            paramLabel = "FILE",
            description = "Zone file of the run, as a path or a URI, if it is no longer where the report says; its"
                    + " bytes must be the same.")
    private Optional<FilePlace> zones = Optional.empty();

    @Option(
            names = "--raster",
            paramLabel = "[NAME=]FILE",
            description =
                    "Raster of the run, if it is no longer where the report says, by the name that the run gave it;"
                            + " it must be the same. May be repeated.")
    private List<String> rasters = new ArrayList<>();

    @Option(
            names = "--sample",
            defaultValue = "16",
            paramLabel = "N",
            description = "Decide membership and compare values in one of N raster rows (default: ${DEFAULT-VALUE}).")
    private int sample;

    @Option(
            names = "--exhaustive",
            description = "Decide membership of every cell, and compare every value and share, in every raster row.")
    private boolean exhaustive;

    @Mixin
    private WorkersOption workers = new WorkersOption();

    @Mixin
    private ConsoleOptions console = new ConsoleOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws TileIndexException, InterruptedException {
        VerifyProgress state = new VerifyProgress();
        VerifyRequest request = request();
        VerifyResult result;
        try (ProgressDisplay display = console.show(new VerifyView(state))) {
            result = out.isRemote()
                    ? new StoredOutput(out, state).verify(request)
                    : new VerifyRun(request, state).execute();
        }
        print(result);
        return result.failures().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private VerifyRequest request() throws TileIndexException {
        if (sample < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--sample %d: at least 1 is needed".formatted(sample));
        }
        try {
            Map<String, String> places = RasterSelection.places(rasters);
            Path folder = out.isRemote() ? Path.of("") : out.path();
            return new VerifyRequest(folder, parameterHash, zones, places, sample, exhaustive, workers.workers());
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void print(VerifyResult result) {
        PrintWriter err = spec.commandLine().getErr();
        result.failures().forEach(failure -> err.println("tile-index: " + failure));
        err.flush();
        PrintWriter text = spec.commandLine().getOut();
        if (json.isGiven()) {
            JsonOption.print(text, VerifyJson.of(out, result, exhaustive ? 1 : sample));
        } else if (!console.isQuiet()) {
            print(result, text);
        }
    }

    private void print(VerifyResult result, PrintWriter text) {
        text.printf(
                "%s: %s, %s, %s read in %s%n",
                verdict(result.failures().size()),
                Figures.count(result.partitions().size(), "partition", "partitions"),
                Figures.count(result.files(), "file", "files"),
                Figures.count(result.rows(), "row", "rows"),
                Figures.seconds(result.seconds()));
        text.printf(
                "membership: %s decided by JTS and exact arithmetic, %s%n",
                Figures.count(result.decisions(), "cell", "cells"),
                exhaustive || sample == 1 ? "in every raster row" : "in one of " + sample + " raster rows");
        if (result.values() > 0) {
            text.printf("values: %s compared with the rasters%n", Figures.count(result.values(), "value", "values"));
        }
        if (result.shares() > 0) {
            text.printf(
                    "coverage: %s computed in rational arithmetic%n",
                    Figures.count(result.shares(), "share", "shares"));
        }
        text.flush();
    }

    private static String verdict(int faults) {
        return faults == 0 ? "all is well" : Figures.count(faults, "kind of fault", "kinds of fault");
    }
}
