package org.tileindex.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tileindex.clip.ClipProgress;
import org.tileindex.clip.ClipRequest;
import org.tileindex.clip.ClipResult;
import org.tileindex.clip.ClipRun;
import org.tileindex.fault.Printable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.InclusionRule;
import org.tileindex.raster.Raster;
import org.tileindex.raster.source.Sources;
import org.tileindex.raster.write.TileCompression;
import org.tileindex.report.Figures;
import org.tileindex.report.ZoneNoun;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tile-index clip`: writes the window of each zone as a GeoTIFF file.
@Command(
        name = "clip",
        description = {
            "Writes the part of a raster around each zone as a GeoTIFF file: DIR/<zone>.tif.",
            "It is the smallest window that holds all cells of the zone, with the raster's own CRS, cells, type of"
                    + " values, nodata value, mask and bands.",
            "The raster may be in WGS84 longitude and latitude, WGS84 UTM, Web Mercator or LAEA Europe. Zones are in"
                    + " WGS84 and are transformed."
        },
        customSynopsis = "tile-index clip --out=DIR --raster=FILE [OPTIONS]",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        footer = {
            "",
            "Zones without cells get no file. A file that is there already with the same bytes stays; one with other"
                    + " bytes fails the run (E012).",
            "",
            "Examples:",
            "  tile-index clip --out countries --raster population.tif --countries CH,LS",
            "  tile-index clip --out parcels --raster https://host/scene.tif --zones parcels.gpkg --zone-ids any",
            "  tile-index clip --out cut --raster population.tif --cutline --inclusion-rule any_overlap",
            "",
            "Exit codes: 0 written, 1 the run failed (E0xx on stderr), 2 wrong usage, 130 interrupted."
        })
final class ClipCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "Folder of the files; created if absent.")
    private Path out = Path.of("");

    @Option(names = "--raster", required = true, paramLabel = "FILE", description = "GeoTIFF, as a path or a URI.")
    private String raster = "";

    @ArgGroup(validate = false)
    private DatumOption datum = new DatumOption();

    @Option(
            names = {"--inclusion-rule", "--inclusion"},
            defaultValue = "center",
            paramLabel = "RULE",
            description = "Rule by which a cell belongs to a zone, whose window is the smallest around its cells."
                    + " center: its centroid lies inside or on the outer boundary; any_overlap: the two share area"
                    + " (default: ${DEFAULT-VALUE}).")
    private String inclusionRule = "center";

    @Option(
            names = "--cutline",
            description = "Cells outside of the zone get no value: nodata, or none by the mask or the alpha band."
                    + " Otherwise the whole window is written as it is.")
    private boolean cutline;

    @Option(
            names = "--compress",
            defaultValue = "deflate",
            paramLabel = "METHOD",
            description = "deflate, with a predictor, or none (default: ${DEFAULT-VALUE}).")
    private TileCompression compression = TileCompression.DEFLATE;

    @Mixin
    private ConsoleOptions console = new ConsoleOptions();

    @ArgGroup(validate = false, heading = "%nZones:%n")
    private ZoneSelection zones = new ZoneSelection();

    @Mixin
    private WorkersOption workers = new WorkersOption();

    @ArgGroup(validate = false, heading = "%nMachine (the output is the same):%n")
    private Execution execution = new Execution();

    @Override
    public Integer call() throws Exception {
        return SignalStop.call(this::clip);
    }

    private int clip() throws TileIndexException, InterruptedException {
        RunRequest.Zones wanted;
        RunRequest.Execution machine;
        Sources opened;
        try {
            wanted = zones.zones();
            machine = execution.execution(ScanPath.FAST, workers.workers());
            opened = new Sources(execution.sources());
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        InclusionRule rule = InclusionRule.of(inclusionRule);
        try (Sources sources = opened;
                Raster open = Raster.open(sources.open(raster), datum.assumesWgs84())) {
            ClipResult result = run(new ClipRequest(out, wanted, rule, open, cutline, compression, machine));
            if (!console.isQuiet()) {
                print(result, ZoneNoun.of(wanted.options().ids()));
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private ClipResult run(ClipRequest request) throws TileIndexException, InterruptedException {
        ClipProgress state = new ClipProgress();
        try (ProgressDisplay display = console.show(new ClipView(state))) {
            return new ClipRun(request, state).execute();
        }
    }

    private void print(ClipResult result, ZoneNoun noun) {
        PrintWriter text = spec.commandLine().getOut();
        int files = result.written() + result.unchanged();
        text.printf(
                "%s of %s, %s pixels, %s, in %s%n",
                Figures.count(files, "file", "files"),
                Figures.count(files, noun.one(), noun.many()),
                Figures.grouped(result.pixels()),
                Figures.bytes(result.bytes()),
                Figures.seconds(result.seconds()));
        if (result.unchanged() > 0) {
            text.printf("%s there already, with the same bytes%n", Figures.grouped(result.unchanged()));
        }
        RunLines.read(text, result.read(), result.source());
        RunLines.kernels(text, result.kernels());
        if (!result.empty().isEmpty()) {
            text.printf("no cells     %s%n", Printable.list(result.empty()));
        }
        RunLines.invalid(text, result.problems());
        text.flush();
    }
}
