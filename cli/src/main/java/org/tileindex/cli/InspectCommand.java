package org.tileindex.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.inspect.OutputInspection;
import org.tileindex.inspect.ZoneInspection;
import org.tileindex.raster.source.ByteSource;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.raster.source.HadoopFolder;
import org.tileindex.raster.source.SourceSettings;
import org.tileindex.raster.source.Sources;
import org.tileindex.raster.source.WholeFile;
import org.tileindex.request.RunRequest;
import org.tileindex.task.LazyZones;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneParts;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tile-index inspect`: describes a zone file, a raster, or an output folder.
@Command(
        name = "inspect",
        description = {
            "Describes a zone file, a raster, or an output folder.",
            "The description of a zone file has zones, vertices, validity, extent, estimated tiles, and whatever"
                    + " enumerate would refuse with the same options; that of an output folder rows, encodings and"
                    + " compression.",
            "The description of a raster (GeoTIFF) has its grid, CRS, bands, blocks and compression, and whether"
                    + " enumerate takes it; with --zones or --countries also which part of the file the values of"
                    + " these zones take."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false)
final class InspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = "Zone file, folder of zone files, pattern such as 'dir/*.parquet', GeoTIFF file, or output"
                    + " folder of an enumerate run; or the address of a zone file, GeoTIFF or output (default: the"
                    + " embedded countries).")
    private Optional<FilePlace> path = Optional.empty();

    @Option(
            names = "--most",
            defaultValue = "20",
            paramLabel = "N",
            description = "Number of zones to list, largest first (default: ${DEFAULT-VALUE}).")
    private int most;

    @Mixin
    private JsonOption json = new JsonOption();

    @ArgGroup(validate = false, heading = "%nZones, as of enumerate:%n")
    private ZoneSelection zones = new ZoneSelection();

    @ArgGroup(validate = false, heading = "%nGrid, as of enumerate:%n")
    private GridSelection grid = new GridSelection();

    @ArgGroup(validate = false, heading = "%nRasters, as of enumerate:%n")
    private DatumOption datum = new DatumOption();

    @Override
    public Integer call() throws TileIndexException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (path.isPresent() && path.get().isRemote()) {
            describeAddress(path.get(), out);
        } else if (path.isPresent() && RasterDescription.isRaster(path.get().path())) {
            describeFile(path.get(), out);
        } else if (path.isPresent() && OutputInspection.isOutput(path.get().path())) {
            OutputDescription.of(path.get().path(), json).print(out);
        } else {
            RunRequest.Zones wanted = request(path);
            describe(wanted, LazyZones.source(wanted), out);
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    /// Describes an output folder elsewhere, or the file there.
    private void describeAddress(FilePlace place, PrintWriter out) throws TileIndexException, InterruptedException {
        Optional<HadoopFolder> folder = HadoopFolder.at(place, SourceSettings.DEFAULT);
        if (folder.isEmpty()) {
            describeFile(place, out);
            return;
        }
        try (Sources sources = new Sources(SourceSettings.DEFAULT)) {
            OutputDescription.of(place, folder.get(), sources, json).print(out);
        }
    }

    /// Describes a raster, or a zone file elsewhere. The bytes tell which.
    private void describeFile(FilePlace place, PrintWriter out) throws TileIndexException, InterruptedException {
        try (Sources sources = new Sources(SourceSettings.DEFAULT);
                ByteSource file = sources.open(place.text())) {
            if (RasterDescription.isRaster(file)) {
                describe(file, out);
            } else {
                RunRequest.Zones wanted = request(Optional.of(place));
                describe(wanted, ZoneParts.fetched(file.name(), WholeFile.read(file)), out);
            }
        }
    }

    private void describe(RunRequest.Zones wanted, ZoneParts source, PrintWriter out) throws TileIndexException {
        ZoneInspection zones = zones(wanted, source);
        if (json.isGiven()) {
            JsonOption.print(out, zones.json());
        } else {
            out.print(zones.text(most));
        }
    }

    private void describe(ByteSource raster, PrintWriter out) throws TileIndexException, InterruptedException {
        RunRequest.Zones asked;
        try {
            asked = zones.zones();
            if (grid.isGiven()) {
                throw new IllegalArgumentException("--grid, --size and --bounds: a raster has a grid of its own");
            }
        } catch (IllegalArgumentException e) {
            throw wrongUsage(e);
        }
        RasterDescription description = new RasterDescription(asked, grid.rule(), datum.assumesWgs84());
        if (json.isGiven()) {
            JsonOption.print(out, description.json(raster));
        } else {
            out.print(description.text(raster));
        }
    }

    /// The request of the options, whose zones are at the path that was given in either way.
    private RunRequest.Zones request(Optional<FilePlace> file) {
        try {
            RunRequest.Zones asked = zones.zones();
            if (file.isPresent() && asked.file().isPresent()) {
                throw new IllegalArgumentException("--zones and PATH: give one of them");
            }
            return file.isPresent()
                    ? new RunRequest.Zones(file, asked.chosen(), asked.options(), asked.onInvalid())
                    : asked;
        } catch (IllegalArgumentException e) {
            throw wrongUsage(e);
        }
    }

    private ZoneInspection zones(RunRequest.Zones wanted, ZoneParts source) throws TileIndexException {
        Grid cells;
        try {
            cells = grid.grid();
        } catch (IllegalArgumentException e) {
            throw wrongUsage(e);
        }
        grid.rule();
        ZoneCatalog catalog = ZoneCatalog.read(source, wanted.options());
        List<String> ids = catalog.present(wanted.chosen());
        SortedMap<String, TileIndexException> faults = catalog.faults(ids);
        List<TileIndexException> refusals = catalog.refusals(wanted.chosen(), wanted.onInvalid(), faults.keySet());
        return new ZoneInspection(source, catalog, wanted.chosen(), cells, faults, refusals);
    }

    private CommandLine.ParameterException wrongUsage(IllegalArgumentException e) {
        return new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
}
