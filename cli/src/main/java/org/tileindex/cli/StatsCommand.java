package org.tileindex.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.forecast.ClusterQuestion;
import org.tileindex.grid.InclusionRule;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.raster.source.SourceSettings;
import org.tileindex.raster.source.Sources;
import org.tileindex.report.Figures;
import org.tileindex.report.LeftOut;
import org.tileindex.report.ZoneNoun;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import org.tileindex.statistic.StatisticSet;
import org.tileindex.stats.StatsCluster;
import org.tileindex.stats.StatsPlan;
import org.tileindex.stats.StatsPlanner;
import org.tileindex.stats.StatsProgress;
import org.tileindex.stats.StatsRequest;
import org.tileindex.stats.StatsResult;
import org.tileindex.stats.StatsRun;
import org.tileindex.stats.StatsTable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tile-index stats`: gathers statistics of zones from rasters.
@Command(
        name = "stats",
        description = {
            "Says what the values of rasters amount to in each zone: sums, means, quantiles and more.",
            "A cell weighs by the share of it that the zone covers, which is exact; sums are exactly rounded. The file"
                    + " has a row for each zone, raster and band: zone_id, raster, band, and a column for each --stat.",
            "Rasters may be in WGS84 longitude and latitude, WGS84 UTM, Web Mercator or LAEA Europe. Zones are in"
                    + " WGS84 and are transformed."
        },
        customSynopsis = "tile-index stats --out=FILE --raster=FILE [OPTIONS]",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        footer = {
            "",
            "A zone without any value has a row with count 0 and nulls.",
            "--dry-run foretells a run; with --from it reads the published cells.",
            "",
            "Examples:",
            "  tile-index stats --out people.csv --raster population.tif --stat sum",
            "  tile-index stats --out parcels.parquet --raster https://host/scene.tif --zones parcels.gpkg \\",
            "      --zone-ids any --stat mean,count,quantile:0.9",
            "  tile-index stats --out cover.parquet --raster landcover.tif --stat frac --weight area",
            "",
            "Exit codes: 0 written, 1 the run failed (E0xx on stderr), 2 wrong usage, 130 interrupted."
        })
final class StatsCommand implements Callable<Integer> {
    private static final int MOST_NOTES = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "File to write, CSV if it ends in .csv, else Parquet: a path, where one of that name is"
                    + " replaced, or an address like s3a://bucket/people.csv, where it is refused.")
    private FilePlace out = new FilePlace("");

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Page to write for a person, in place of one of that name: a map coloured by a statistic, and"
                    + " a table.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--dry-run",
            description = "Says which cells, blocks and bytes the run would take, reads no pixel and writes nothing.")
    private boolean dryRun;

    @ArgGroup(validate = false, heading = "%nClusters, with --dry-run:%n")
    private StatsClusters clusters = new StatsClusters();

    @ArgGroup(validate = false, heading = "%nStatistics:%n")
    private StatsSelection selection = new StatsSelection();

    @Mixin
    private ConsoleOptions console = new ConsoleOptions();

    @Mixin
    private JfrOption jfr = new JfrOption();

    @ArgGroup(validate = false, heading = "%nZones:%n")
    private ZoneSelection zones = new ZoneSelection();

    @Mixin
    private WorkersOption workers = new WorkersOption();

    @ArgGroup(validate = false, heading = "%nMachine (the output is the same):%n")
    private Execution execution = new Execution();

    private Optional<StatsCluster> cluster = Optional.empty();

    /// Has the statistics gathered elsewhere.
    void on(StatsCluster elsewhere) {
        cluster = Optional.of(elsewhere);
    }

    /// The request of the command line, whose rasters are open as long as the process lives.
    StatsRequest request() throws TileIndexException, InterruptedException {
        Wanted wanted = wanted();
        return request(wanted, open(new Sources(wanted.settings)));
    }

    @Override
    public Integer call() throws Exception {
        return SignalStop.call(this::gather);
    }

    private int gather() throws TileIndexException, InterruptedException {
        Wanted wanted = wanted();
        try (FlightRecording recording = jfr.start();
                Sources sources = new Sources(wanted.settings);
                StatsSelection.Opened opened = open(sources)) {
            StatsRequest request = request(wanted, opened);
            ZoneNoun noun = request.noun();
            if (dryRun) {
                StatsPlan plan = StatsPlanner.of(request);
                StatsPlanText.print(spec.commandLine().getOut(), request, plan, noun);
                wanted.clusters.ifPresent(
                        question -> clusters.print(spec.commandLine().getOut(), question, plan));
                return CommandLine.ExitCode.OK;
            }
            StatsResult result = run(request, noun);
            if (!console.isQuiet()) {
                print(result, noun);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    /// What the options ask for, before a raster is opened.
    private record Wanted(
            RunRequest.Zones zones,
            InclusionRule rule,
            double minCoverage,
            OptionalDouble defaultValue,
            StatisticSet statistics,
            RunRequest.Execution machine,
            Optional<ClusterQuestion> clusters,
            SourceSettings settings) {}

    private Wanted wanted() throws TileIndexException {
        try {
            if (selection.from().isPresent()) {
                requireNoZones();
            }
            requireTwoFiles();
            requireZones();
            return new Wanted(
                    zones.zones(),
                    selection.rule(),
                    selection.minCoverage(),
                    selection.defaultValue(),
                    selection.statistics(),
                    execution.execution(ScanPath.FAST, workers.workers()),
                    clusters.question(dryRun, workers.workers()),
                    execution.sources());
        } catch (IllegalArgumentException e) {
            throw wrongUsage(e);
        }
    }

    private void requireNoZones() {
        for (String option : List.of("--zones", "--countries", "--exclude", "--where", "--zone-id", "--layer")) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new IllegalArgumentException(
                        "--from and %s: the published cells are those of all their zones".formatted(option));
            }
        }
    }

    private void requireZones() {
        if (cluster.isPresent() && selection.from().isPresent()) {
            throw new IllegalArgumentException(
                    "--from: a cluster does not take published cells; give zones, or run the command without Spark");
        }
    }

    private void requireTwoFiles() throws TileIndexException {
        if (report.isPresent() && isSame(report.get(), out)) {
            throw new IllegalArgumentException("--report and --out: %s cannot be both".formatted(out));
        }
    }

    private static boolean isSame(Path one, FilePlace out) throws TileIndexException {
        if (out.isRemote()) {
            return false;
        }
        Path other = out.path();
        try {
            return one.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize())
                    || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
        } catch (IOException e) {
            // The run will say what is wrong with a file that cannot be looked at.
            return false;
        }
    }

    private StatsSelection.Opened open(Sources sources) throws TileIndexException, InterruptedException {
        try {
            return selection.open(sources);
        } catch (IllegalArgumentException e) {
            throw wrongUsage(e);
        }
    }

    private CommandLine.ParameterException wrongUsage(IllegalArgumentException e) {
        return new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }

    private StatsRequest request(Wanted wanted, StatsSelection.Opened opened) {
        return new StatsRequest(
                out,
                report,
                wanted.zones,
                selection.from(),
                wanted.rule,
                opened.bands(),
                opened.weight(),
                wanted.minCoverage,
                wanted.defaultValue,
                wanted.statistics,
                wanted.machine);
    }

    private StatsResult run(StatsRequest request, ZoneNoun noun) throws TileIndexException, InterruptedException {
        StatsProgress state = new StatsProgress();
        try (ProgressDisplay display = console.show(new StatsView(state, noun))) {
            return new StatsRun(request, state, cluster).execute();
        }
    }

    private void print(StatsResult result, ZoneNoun noun) {
        PrintWriter text = spec.commandLine().getOut();
        text.printf(
                "%s, %s cells, in %s%n",
                Figures.count(result.table().zones().size(), noun.one(), noun.many()),
                Figures.grouped(result.cells()),
                Figures.seconds(result.seconds()));
        RunLines.read(text, result.rasters().read(), result.rasters().total());
        RunLines.kernels(text, result.kernels());
        StatsTable table = result.table();
        if (!table.leftOut().isEmpty()) {
            text.printf("left out     %s%n", LeftOut.ids(table.leftOut()));
        }
        if (table.withoutId() > 0) {
            text.printf("left out     %s%n", LeftOut.withoutId(table.withoutId()));
        }
        table.notes().stream().limit(MOST_NOTES).forEach(note -> text.printf("note         %s%n", note));
        RunLines.invalid(text, table.problems());
        text.printf("written      %s%n", out);
        report.ifPresent(page -> text.printf("report       %s%n", page));
        text.flush();
    }
}
