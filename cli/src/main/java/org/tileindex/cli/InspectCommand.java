package org.tileindex.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.inspect.OutputInspection;
import org.tileindex.inspect.ZoneInspection;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneOptions;
import org.tileindex.zone.file.ZoneSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tile-index inspect`: describes a zone file or an output folder.
@Command(
        name = "inspect",
        description = {
            "Describes a zone file or an output folder.",
            "The description of a zone file has zones, vertices, validity, extent and estimated tiles; that of an"
                    + " output folder rows, encodings and compression. Without a path, the embedded countries are"
                    + " described."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false)
final class InspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "Zone file, or output folder of an enumerate run.")
    private Optional<Path> path = Optional.empty();

    @Option(
            names = "--zone-id",
            paramLabel = "FIELD",
            description = "Attribute that holds the ids (default: the first of the usual names).")
    private Optional<String> zoneId = Optional.empty();

    @Option(names = "--layer", paramLabel = "NAME", description = "Layer to read, where the file has several.")
    private Optional<String> layer = Optional.empty();

    @Option(
            names = "--grid",
            defaultValue = "30s",
            paramLabel = "SIZE",
            description = "Cell size for the estimated tiles, as of enumerate (default: ${DEFAULT-VALUE}).")
    private String grid = "";

    @Option(
            names = "--most",
            defaultValue = "20",
            paramLabel = "N",
            description = "Number of zones to list, largest first (default: ${DEFAULT-VALUE}).")
    private int most;

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws TileIndexException {
        PrintWriter out = spec.commandLine().getOut();
        boolean folder = path.isPresent() && Files.isDirectory(path.get());
        if (json.isGiven()) {
            JsonOption.print(out, folder ? outputJson(path.get()) : zones(ZoneInspection::json));
        } else {
            out.print(folder ? output(path.get()) : zones((s, c, g) -> ZoneInspection.of(s, c, g, most)));
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    /// A description of the zones of a source on a grid.
    private interface Description<T> {
        T of(ZoneSource source, ZoneCatalog catalog, Grid grid) throws TileIndexException;
    }

    private <T> T zones(Description<T> description) throws TileIndexException {
        try {
            ZoneSource source = path.isPresent() ? ZoneSource.file(path.get()) : ZoneSource.embedded();
            ZoneCatalog catalog = ZoneCatalog.read(source, new ZoneOptions(zoneId, layer, ZoneIds.ANY));
            return description.of(source, catalog, GridSpec.parse(grid, Bounds.WORLD));
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--grid: " + e.getMessage());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private String output(Path root) throws TileIndexException {
        try {
            StringBuilder text = new StringBuilder();
            for (Path partition : OutputInspection.partitions(root)) {
                text.append(text.isEmpty() ? "" : "\n").append(OutputInspection.of(partition));
            }
            return text.toString();
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private Map<String, Object> outputJson(Path root) throws TileIndexException {
        try {
            List<Map<String, Object>> partitions = new ArrayList<>();
            for (Path partition : OutputInspection.partitions(root)) {
                partitions.add(OutputInspection.json(partition));
            }
            Map<String, Object> output = new LinkedHashMap<>();
            output.put("out", root.toString());
            output.put("partitions", partitions);
            return output;
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private TileIndexException unreadable(Exception e) {
        return new TileIndexException(
                        ErrorCode.E010_INPUT,
                        "%s cannot be read: %s"
                                .formatted(path.map(Path::toString).orElse("the data"), Reason.at(e)),
                        "Give a zone file, or the output folder of an enumerate run.")
                .causedBy(e);
    }
}
