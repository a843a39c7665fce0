package org.tileindex.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.verify.VerifyProgress;
import org.tileindex.verify.VerifyRequest;
import org.tileindex.verify.VerifyResult;
import org.tileindex.verify.VerifyRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tile-index verify`: a published output in, a verdict out.
@Command(
        name = "verify",
        description = {
            "Checks what enumerate published, without the code that wrote it: layout, schema, receipts,",
            "order, every coordinate and area, and which cells belong to each country. It only reads.",
            "Files are read by parquet-java or Arrow, membership is decided by JTS, and in exact arithmetic where",
            "it might round, areas by GeographicLib. The run is held to its budgets by its report."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        usageHelpWidth = 100,
        footer = {
            "",
            "Every row of every file is checked. Membership is decided for a sample of raster rows, and there",
            "for every cell within two cells of a border and for one cell of each stretch without a border;",
            "the tiles of these rows must be exactly the decided ones. Zones of up to 64 rows are decided in",
            "all rows. Rows outside the sample are held to the counts and receipts of the run report.",
            "",
            "A fault is one line: code, kind, where, what was expected and found, and how many more there are.",
            "",
            "Examples:",
            "  tile-index verify world",
            "  tile-index verify world --exhaustive",
            "  tile-index verify mine --zones countries.parquet",
            "",
            "Exit codes: 0 all is well, 1 faults were found (one line each), 2 wrong usage, 130 interrupted."
        })
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "OUT", description = "Folder that was the --out of enumerate.")
    private Path out = Path.of("");

    @Option(names = "--parameter-hash", paramLabel = "HEX", description = "The one partition to verify (default: all).")
    private Optional<String> parameterHash = Optional.empty();

    @Option(
            names = "--zones",
            paramLabel = "FILE",
            description =
                    "Zone file to decide by, if it is not where the run report says; its bytes must be the" + " same.")
    private Optional<Path> zones = Optional.empty();

    @Option(
            names = "--sample",
            defaultValue = "16",
            paramLabel = "N",
            description = "Decide one raster row in N (default: ${DEFAULT-VALUE}).")
    private int sample;

    @Option(names = "--exhaustive", description = "Decide every cell of every raster row, each by itself.")
    private boolean exhaustive;

    @Option(
            names = {"-j", "--workers"},
            paramLabel = "N",
            description = "Worker threads (default: available processors, here ${DEFAULT-VALUE}).")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--progress",
            defaultValue = "auto",
            paramLabel = "MODE",
            description = "auto (a bar on a terminal, lines elsewhere), plain or none (default: ${DEFAULT-VALUE}).")
    private ProgressMode progress = ProgressMode.AUTO;

    @Override
    public Integer call() throws TileIndexException, InterruptedException {
        require(workers >= 1, "--workers %d: at least 1 is needed".formatted(workers));
        require(sample >= 1, "--sample %d: at least 1 is needed".formatted(sample));
        VerifyProgress state = new VerifyProgress();
        VerifyRequest request = new VerifyRequest(out, parameterHash, zones, sample, exhaustive, workers);
        VerifyResult result;
        try (ProgressDisplay display = ProgressDisplay.start(progress, new VerifyView(state))) {
            result = new VerifyRun(request, state).execute();
        }
        print(result);
        return result.failures().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void print(VerifyResult result) {
        PrintWriter err = spec.commandLine().getErr();
        result.failures().forEach(failure -> err.println("tile-index: " + failure));
        err.flush();
        PrintWriter text = spec.commandLine().getOut();
        text.printf(
                Locale.ROOT,
                "%s: %d partition(s), %,d files, %,d rows read in %.1f s%n",
                result.failures().isEmpty() ? "all is well" : result.failures().size() + " kind(s) of fault",
                result.partitions().size(),
                result.files(),
                result.rows(),
                result.seconds());
        text.printf(
                Locale.ROOT,
                "membership: %,d cells decided by JTS and exact arithmetic, %s%n",
                result.decisions(),
                exhaustive ? "every cell of every row" : "in one raster row of " + sample);
        text.flush();
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new CommandLine.ParameterException(spec.commandLine(), message);
        }
    }
}
