package org.tileindex.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.run.EnumerateRun;
import org.tileindex.run.ErrorEvents;
import org.tileindex.run.RunProgress;
import org.tileindex.run.RunRequest;
import org.tileindex.run.RunResult;
import org.tileindex.run.SimdMode;
import org.tileindex.scan.InclusionRule;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.ZoneOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tile-index enumerate`: options in, a run, a summary out.
@Command(
        name = "enumerate",
        description = {
            "Finds the cells of every country and publishes them as two Parquet datasets:",
            "OUT/tile_index (ids, rows, columns, centroids, areas) and OUT/tile_bounds (edges)."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        usageHelpWidth = 100,
        footer = {
            "",
            "Examples:",
            "  tile-index enumerate --out world                         the world at 30 arc-seconds",
            "  tile-index enumerate --out small --grid 5m --countries BR,IN",
            "  tile-index enumerate --out ch --countries CH --grid 3s --bounds 5,45,11,48",
            "",
            "Exit codes: 0 done, 1 the run failed (E0xx on stderr), 2 wrong usage, 130 interrupted."
        })
final class EnumerateCommand implements Callable<Integer> {
    private static final long LEAST_ROW_GROUP_ROWS = 1_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "DIR",
            description = "Folder to publish under; created if absent.")
    private Path out = Path.of("");

    @Option(
            names = "--zones",
            paramLabel = "FILE",
            description = "File of polygons with ISO 3166-1 alpha-2 codes: GeoParquet, GeoJSON (also one feature a"
                    + " line), TopoJSON, GeoPackage, FlatGeobuf or Shapefile (also zipped), told apart by their"
                    + " content (default: the embedded Natural Earth 1:10 m countries).")
    private Optional<Path> zones = Optional.empty();

    @Option(
            names = "--zone-id",
            paramLabel = "FIELD",
            description = "Attribute that holds the ids (default: the first of the usual names, such as iso_a2).")
    private Optional<String> zoneId = Optional.empty();

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "Layer of a GeoPackage, object of a TopoJSON file, or Shapefile in a zip (default: the only"
                    + " one).")
    private Optional<String> layer = Optional.empty();

    @Option(
            names = "--countries",
            split = ",",
            paramLabel = "US,BR,…",
            description = "Countries, or other zones by id, to take (default: all).")
    private List<String> countries = List.of();

    @Option(
            names = "--zone-ids",
            defaultValue = "iso",
            paramLabel = "KIND",
            description = "iso, ids are ISO 3166-1 alpha-2 codes; any, they are any text and the column is zone_id"
                    + " (default: ${DEFAULT-VALUE}).")
    private String zoneIds = "";

    @Option(
            names = "--on-invalid",
            defaultValue = "fail",
            paramLabel = "ACTION",
            description = "For a zone with an invalid polygon: fail, skip it, or fix it with JTS's GeometryFixer"
                    + " (default: ${DEFAULT-VALUE}).")
    private String onInvalid = "";

    @Option(
            names = "--grid",
            defaultValue = "30s",
            paramLabel = "SIZE",
            description = "Cell size: 30s, 5m, 0.25 or 1/120 degrees (default: ${DEFAULT-VALUE}).")
    private String grid = "";

    @Option(
            names = "--bounds",
            split = ",",
            paramLabel = "W,S,E,N",
            description = "Rectangle that the grid fills, in degrees (default: the world).")
    private List<Double> bounds = List.of();

    @Option(
            names = "--inclusion-rule",
            defaultValue = "center",
            paramLabel = "RULE",
            description = "When a cell belongs to a country: center, its centroid lies inside or on the outer"
                    + " boundary; any_overlap, they share area (default: ${DEFAULT-VALUE}).")
    private String inclusionRule = "";

    @Option(
            names = {"-j", "--workers"},
            paramLabel = "N",
            description = "Worker threads (default: available processors, here ${DEFAULT-VALUE}).")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--compression",
            defaultValue = "snappy",
            paramLabel = "CODEC",
            description = "snappy, lz4, zstd or none (default: ${DEFAULT-VALUE}).")
    private String compression = "";

    @Option(
            names = "--row-group-rows",
            defaultValue = "4194304",
            paramLabel = "N",
            description = "Least rows of a row group, unless its shard is smaller; at least 1000000"
                    + " (default: ${DEFAULT-VALUE}).")
    private long rowGroupRows;

    @Option(
            names = "--shard-rows",
            defaultValue = "8388608",
            paramLabel = "N",
            description = "About the most rows of a shard file (default: ${DEFAULT-VALUE}).")
    private long shardRows;

    @Option(
            names = "--simd",
            defaultValue = "auto",
            paramLabel = "MODE",
            description = "auto, scalar or vector; the output is the same (default: ${DEFAULT-VALUE}).")
    private String simd = "";

    @Option(
            names = "--cache-dir",
            paramLabel = "DIR",
            description = "What is worth remembering between runs (default: $XDG_CACHE_HOME/tile-index).")
    private Optional<Path> cacheDir = Optional.empty();

    @Option(names = "--no-cache", description = "Remember nothing.")
    private boolean noCache;

    @Option(names = "--resume", description = "Go on from the finished shards of a run that died.")
    private boolean resume;

    @Option(
            names = "--progress",
            defaultValue = "auto",
            paramLabel = "MODE",
            description = "auto (a bar on a terminal, lines elsewhere), plain or none (default: ${DEFAULT-VALUE}).")
    private String progress = "";

    @Override
    public Integer call() throws TileIndexException, InterruptedException {
        RunProgress state = new RunProgress();
        RunRequest request = request();
        RunResult result;
        try (ProgressDisplay display =
                ProgressDisplay.start(choice("--progress", ProgressMode.class, progress), state)) {
            result = new EnumerateRun(request, state).execute();
        }
        spec.commandLine().getOut().print(Summary.of(result));
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private RunRequest request() throws TileIndexException {
        require(workers >= 1, "--workers %d: at least 1 is needed".formatted(workers));
        require(
                rowGroupRows >= LEAST_ROW_GROUP_ROWS,
                "--row-group-rows %d: at least %d are needed".formatted(rowGroupRows, LEAST_ROW_GROUP_ROWS));
        require(shardRows >= 1, "--shard-rows %d: at least 1 is needed".formatted(shardRows));
        return new RunRequest(
                out,
                zones(),
                parseGrid(),
                parseRule(),
                workers,
                choice("--compression", Codec.class, compression),
                rowGroupRows,
                shardRows,
                choice("--simd", SimdMode.class, simd),
                noCache ? Optional.empty() : cacheDir.or(EnumerateCommand::userCache),
                resume,
                Runtime.getRuntime().maxMemory() / 2,
                java.util.OptionalLong.empty());
    }

    /// An unknown rule is a failed run with a code of its own, not wrong usage, and so it leaves an event as others
    /// do.
    private InclusionRule parseRule() throws TileIndexException {
        try {
            return InclusionRule.of(inclusionRule);
        } catch (TileIndexException e) {
            ErrorEvents.append(out, Optional.empty(), e);
            throw e;
        }
    }

    private RunRequest.Zones zones() {
        ZoneIds ids = choice("--zone-ids", ZoneIds.class, zoneIds);
        List<String> chosen = countries.stream()
                .map(String::strip)
                .map(id -> ids == ZoneIds.ISO ? id.toUpperCase(Locale.ROOT) : id)
                .toList();
        return new RunRequest.Zones(
                zones, chosen, new ZoneOptions(zoneId, layer, ids), choice("--on-invalid", OnInvalid.class, onInvalid));
    }

    /// The user's cache folder by the XDG base directory specification.
    private static Optional<Path> userCache() {
        Map<String, String> environment = System.getenv();
        String base = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (!base.isEmpty()) {
            return Optional.of(Path.of(base, "tile-index"));
        }
        return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, ".cache", "tile-index"));
    }

    private Grid parseGrid() {
        require(bounds.isEmpty() || bounds.size() == 4, "--bounds: four numbers W,S,E,N are needed");
        try {
            Bounds extent = bounds.isEmpty()
                    ? Bounds.WORLD
                    : new Bounds(bounds.get(0), bounds.get(1), bounds.get(2), bounds.get(3));
            return GridSpec.parse(grid, extent);
        } catch (IllegalArgumentException e) {
            throw wrong("--grid/--bounds: " + e.getMessage());
        }
    }

    private <E extends Enum<E>> E choice(String option, Class<E> type, String value) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        List<String> names = java.util.Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        throw wrong("%s '%s' is unknown; choose from %s".formatted(option, value, String.join(", ", names)));
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw wrong(message);
        }
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
