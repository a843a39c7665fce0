package org.tileindex.bench.peers;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.tileindex.bench.World;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.scan.Spans;
import org.tileindex.zone.Zone;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// This program and its peers, side by side in one run: see `bench/peers.sh --help`.
@Command(
        name = "bench/peers.sh",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description = {
            "Measures this program and others that do the same work, in turns, and prints Markdown tables.",
            "Writers (same countries, both datasets, Snappy where there is a choice, everything synced):",
            "  ours, ours-scanning, ours-cold, parquet-java, arrow-cpp, duckdb",
            "The legacy path, on countries of its own: legacy (beside ours, ours-scanning and ours-cold)",
            "The whole world, by this program alone: world",
            "Scan conversion of the world on one core, without output: gdal (beside ours)",
            "--keep, as the first option of the script, keeps the raw log in perf/log instead of target/perf/log."
        })
final class PeersCommand implements Callable<Integer> {
    private static final Set<String> WRITERS =
            Set.of("ours", "ours-scanning", "ours-cold", "parquet-java", "arrow-cpp", "duckdb");
    private static final Set<String> OTHERS = Set.of("legacy", "world", "gdal");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--rounds",
            defaultValue = "7",
            description = "Number of measured rounds (default: ${DEFAULT-VALUE}).")
    private int rounds = 7;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            description = "Seconds that each side works before it is measured (default: ${DEFAULT-VALUE}).")
    private double warmUp = 10;

    @Option(
            names = "--countries",
            split = ",",
            defaultValue = "BR,DE,ES,FR,IT,PL",
            description = "Countries that the writers write, or world (default: ${DEFAULT-VALUE}).")
    private List<String> countries = List.of();

    @Option(
            names = "--legacy-countries",
            split = ",",
            defaultValue = "DE",
            description = "Countries that the legacy path writes, or world (default: ${DEFAULT-VALUE}).")
    private List<String> legacyCountries = List.of();

    @Option(names = "--grid", defaultValue = "30s", description = "Size of the cells (default: ${DEFAULT-VALUE}).")
    private String cellSize = "30s";

    @Option(names = "--only", split = ",", description = "Measure only these sides, and ours.")
    private Set<String> only = new TreeSet<>();

    @Option(names = "--workers", description = "Threads of every side (default: ${DEFAULT-VALUE}).")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--scratch", description = "Folder of the outputs (default: a temporary folder).")
    private Optional<Path> scratch = Optional.empty();

    @Option(names = "--keep-outputs", description = "Do not remove the outputs.")
    private boolean keepOutputs;

    @Option(names = "--repository", hidden = true, description = "Folder of the launcher.")
    private Path repository = Path.of("");

    private final PrintStream log = System.out;
    private final StringBuilder tables = new StringBuilder();

    private PeersCommand() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new PeersCommand()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        checkOptions();
        Path folder = scratch.isPresent()
                ? Files.createDirectories(scratch.get()).toAbsolutePath()
                : Files.createTempDirectory("peers");
        Grid grid = GridSpec.parse(cellSize, Bounds.WORLD);
        String machine = Setting.describe(repository);
        log.println(machine);
        if (wanted(WRITERS)) {
            writers(folder.resolve("writers"), grid);
        }
        if (wanted("legacy")) {
            legacy(folder.resolve("legacy"), grid);
        }
        if (wanted("world")) {
            world(folder.resolve("world"), grid);
        }
        if (wanted("gdal")) {
            scans(folder.resolve("scans"), grid);
        }
        if (!keepOutputs) {
            Disk.delete(folder);
        }
        log.printf(
                "%n%s. Medians of %d rounds in turns; the spread is from the fastest to the slowest round. "
                        + "All files are synced.%n%n%s",
                machine, rounds, tables);
        return CommandLine.ExitCode.OK;
    }

    private boolean wanted(String side) {
        return wanted(Set.of(side));
    }

    private boolean wanted(Set<String> sides) {
        return only.isEmpty() || sides.stream().anyMatch(only::contains);
    }

    private void checkOptions() {
        Set<String> unknown = new TreeSet<>(only);
        unknown.removeAll(WRITERS);
        unknown.removeAll(OTHERS);
        if (!unknown.isEmpty() || rounds < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    rounds < 1
                            ? "--rounds must be at least 1"
                            : "--only: there is no side named " + String.join(", ", unknown));
        }
    }

    /// The countries as the program takes them: an empty list means all.
    private static List<String> chosen(List<String> countries) {
        return countries.equals(List.of("world")) ? List.of() : countries;
    }

    private void writers(Path folder, Grid grid) throws Exception {
        List<String> chosen = chosen(countries);
        Work work = Work.of(chosen, grid);
        try (DuckDbCopy duckDb = new DuckDbCopy(work, workers)) {
            List<Side> sides = new ArrayList<>(ours(folder, chosen, grid));
            sides.add(new ParquetJavaRows(work, workers));
            sides.add(new ArrowCpp(work, workers));
            sides.add(duckDb);
            sides.removeIf(side -> !side.name().equals("ours") && !wanted(side.name()));
            String title = "Writing %s at %s".formatted(String.join(", ", countries), cellSize);
            hold(new Contest(title, work.tiles(), EqualityGate::check, sides), folder);
        }
    }

    private void legacy(Path folder, Grid grid) throws Exception {
        List<String> chosen = chosen(legacyCountries);
        List<Side> sides = new ArrayList<>(ours(folder, chosen, grid));
        List<String> options = new ArrayList<>(options(chosen));
        options.addAll(List.of("--path", "legacy", "--no-cache"));
        sides.add(new Launched("legacy", "--path legacy: one thread, cell by cell, a process", launcher(), options));
        String title = "The legacy path: %s at %s".formatted(String.join(", ", legacyCountries), cellSize);
        hold(new Contest(title, Work.of(chosen, grid).tiles(), EqualityGate::checkBytes, sides), folder);
    }

    private void world(Path folder, Grid grid) throws Exception {
        String title = "The world at %s, ours alone".formatted(cellSize);
        List<Side> sides = ours(folder, List.of(), grid);
        hold(new Contest(title, Work.of(List.of(), grid).tiles(), EqualityGate::checkBytes, sides), folder);
    }

    private void scans(Path folder, Grid grid) throws Exception {
        if (!Gdal.isInstalled()) {
            log.println("gdal: left out, because gdal_rasterize and ogr2ogr are not installed (Debian: gdal-bin)");
            return;
        }
        List<Zone> zones = World.countries(List.of());
        Path input = Gdal.input(zones, Files.createDirectories(folder));
        ScanOnly ours = ScanOnly.of(zones, grid);
        Gdal gdal = Gdal.burning(input, grid);
        List<Spans> cells = ours.cells();
        long tiles = cells.stream().mapToLong(Spans::cells).sum();
        long different = gdal.check(cells, folder);
        log.printf("gdal gives %,d cells to another zone than ours%n", different);
        String title = "Scan conversion of the world at %s on one core; %s".formatted(cellSize, Gdal.version());
        List<Side> sides = List.of(ours, ScanOnly.reading(List.of(), grid), gdal, Gdal.starting(input));
        List<Contest.Result> results = hold(new Contest(title, tiles, (side, out, right) -> {}, sides), folder);
        double scan = results.get(0).times().median();
        double burning =
                results.get(2).times().median() - results.get(3).times().median();
        tables.append(
                "Burning alone (gdal less gdal-start): %.2f s, %.1f × ours. Cells in another zone than ours: %,d.%n%n"
                        .formatted(burning, burning / scan, different));
    }

    /// This program, warm; warm without cache; and cold.
    private List<Side> ours(Path folder, List<String> chosen, Grid grid) throws Exception {
        Path caches = Files.createDirectories(folder.resolve("caches"));
        List<String> options = new ArrayList<>(options(chosen));
        options.addAll(List.of(
                "--workers",
                String.valueOf(workers),
                "--cache-dir",
                caches.resolve("cold").toString()));
        return List.of(
                new WarmRun("ours", chosen, grid, workers, Optional.of(caches.resolve("warm"))),
                new WarmRun("ours-scanning", chosen, grid, workers, Optional.empty()),
                new Launched("ours-cold", "a process of its own, cells recalled", launcher(), options));
    }

    private List<String> options(List<String> chosen) {
        List<String> options = new ArrayList<>(List.of("--grid", cellSize));
        if (!chosen.isEmpty()) {
            options.addAll(List.of("--countries", String.join(",", chosen)));
        }
        return options;
    }

    private Path launcher() {
        return repository.resolve("tile-index");
    }

    private List<Contest.Result> hold(Contest contest, Path folder) throws Exception {
        List<Contest.Result> results = contest.run(folder, new Contest.Length(rounds, warmUp, keepOutputs), log);
        tables.append(MarkdownTable.of(contest, results)).append('\n');
        return results;
    }
}
