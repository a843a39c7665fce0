package org.tileindex.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.raster.Raster;
import org.tileindex.raster.source.Sources;
import org.tileindex.statistic.StatisticSet;
import org.tileindex.stats.CellWeight;
import org.tileindex.stats.StatsBand;
import picocli.CommandLine.Option;

/// Options of `stats`: which statistics of which bands, and what a cell weighs.
final class StatsSelection {
    private static final String BY_RASTER = "raster:";

    @Option(
            names = "--raster",
            required = true,
            paramLabel = "[NAME=]FILE",
            description = "GeoTIFF, as a path or a URI. May be repeated; rasters may have different grids. NAME is"
                    + " in the column raster (default: the file's name without its ending).")
    private List<String> rasters = new ArrayList<>();

    @Option(
            names = "--band",
            split = ",",
            paramLabel = "N,…",
            hideParamSyntax = true,
            description = "Bands of each raster, counted from 1 (default: all).")
    private List<Integer> bands = List.of();

    @Option(
            names = "--stat",
            defaultValue = "count,sum,mean,min,max,stdev",
            paramLabel = "NAME,…",
            description = {
                "Statistics, in the order of their columns: cells, count, sum, mean, min, max, stdev, variance, cv,"
                        + " median, quantile:Q, majority, minority, variety, weighted_mean, weighted_sum"
                        + " (default: ${DEFAULT-VALUE}).",
                "frac, alone: a row for each value, with its share of the weight."
            })
    private String statistics = "";

    @Option(
            names = "--weight",
            defaultValue = "coverage",
            paramLabel = "WEIGHT",
            description =
                    "What a cell weighs: coverage, the share that the zone covers; area, that share times the cell's"
                            + " area in m²; raster:FILE, that share times the value in band 1 of FILE; none: 1, if the"
                            + " inclusion rule takes the cell (default: ${DEFAULT-VALUE}).")
    private String weight = "coverage";

    @Option(
            names = {"--inclusion-rule", "--inclusion"},
            paramLabel = "RULE",
            description = "With --weight none: center (default) or any_overlap.")
    private Optional<String> inclusionRule = Optional.empty();

    @Option(
            names = "--min-coverage",
            defaultValue = "0",
            paramLabel = "SHARE",
            description = "Least share of a cell that a zone must cover for the cell to count"
                    + " (default: ${DEFAULT-VALUE}).")
    private double minCoverage;

    @Option(
            names = "--default-value",
            paramLabel = "VALUE",
            description = "Value of cells that have none (default: they do not count).")
    private Optional<Double> defaultValue = Optional.empty();

    @Option(names = "--scaled", description = "Takes values times the scale plus the offset that the file gives.")
    private boolean scaled;

    @Option(
            names = "--assume-wgs84",
            description = "Takes coordinates of rasters as WGS84 where the file names NAD83 or no CRS.")
    private boolean assumeWgs84;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "Takes the cells under DIR, on the grid of the rasters, instead of zones: enumerate or values"
                    + " published them with their coverage.")
    private Optional<Path> from = Optional.empty();

    /// Open rasters, which must be closed.
    ///
    /// @param bands whose values are taken
    /// @param weight of a cell
    record Opened(List<StatsBand> bands, CellWeight weight, List<Raster> rasters) implements AutoCloseable {
        @Override
        public void close() {
            rasters.forEach(Raster::close);
        }
    }

    /// The published cells to take instead of zones.
    Optional<Path> from() {
        return from;
    }

    /// @throws IllegalArgumentException if a name is unknown
    StatisticSet statistics() {
        return StatisticSet.parse(statistics);
    }

    OptionalDouble defaultValue() {
        if (defaultValue.isPresent() && !Double.isFinite(defaultValue.get())) {
            throw new IllegalArgumentException(
                    "--default-value %s: a finite number is needed".formatted(defaultValue.get()));
        }
        return defaultValue.isPresent() ? OptionalDouble.of(defaultValue.get()) : OptionalDouble.empty();
    }

    /// @throws IllegalArgumentException if it is not a share, or has no meaning
    double minCoverage() {
        if (!(minCoverage >= 0 && minCoverage <= 1)) {
            throw new IllegalArgumentException(
                    "--min-coverage %s: a share from 0 to 1 is needed".formatted(minCoverage));
        }
        if (minCoverage > 0 && weight.equals("none")) {
            throw new IllegalArgumentException("--min-coverage: with --weight none there is no coverage");
        }
        return minCoverage;
    }

    /// The rule by which cells are found.
    ///
    /// @throws TileIndexException E008 for an unknown rule
    /// @throws IllegalArgumentException if it contradicts the weight
    InclusionRule rule() throws TileIndexException {
        if (weight.equals("none")) {
            return inclusionRule.isPresent() ? InclusionRule.of(inclusionRule.get()) : InclusionRule.CENTER;
        }
        if (inclusionRule.isPresent() && InclusionRule.of(inclusionRule.get()) != InclusionRule.ANY_OVERLAP) {
            throw new IllegalArgumentException("--inclusion-rule: a cell weighs by the share that the zone covers;"
                    + " give --weight none to take cells whole");
        }
        return InclusionRule.ANY_OVERLAP;
    }

    /// Opens the rasters.
    ///
    /// @throws IllegalArgumentException if the options contradict each other, or there is no such band
    /// @throws TileIndexException E002, E007, E010 or E015 if a raster cannot be used
    Opened open(Sources sources) throws TileIndexException, InterruptedException {
        List<Raster> open = new ArrayList<>();
        boolean done = false;
        try {
            List<StatsBand> wanted = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (String text : rasters) {
                NamedFile file = NamedFile.parse(text);
                Raster raster = Raster.open(sources.open(file.place()), assumeWgs84);
                open.add(raster);
                String name = file.name().orElseGet(() -> stem(raster.name()));
                if (!names.add(name)) {
                    throw new IllegalArgumentException(
                            "--raster %s: there are two rasters named %s; give this one another name, as in NAME=FILE"
                                    .formatted(text, name));
                }
                addBands(name, raster, wanted);
            }
            CellWeight weighs = weight(sources, open, wanted);
            done = true;
            return new Opened(wanted, weighs, open);
        } finally {
            if (!done) {
                open.forEach(Raster::close);
            }
        }
    }

    /// The last part of a path or URI without its ending.
    private static String stem(String place) {
        String path = place.replaceFirst("[?#].*", "");
        Path last = Path.of(path.substring(path.lastIndexOf('/') + 1));
        return last.toString().replaceFirst("\\.[A-Za-z0-9]+$", "");
    }

    private void addBands(String name, Raster raster, List<StatsBand> wanted) throws TileIndexException {
        int count = raster.header().bands().size();
        List<Integer> numbers = new ArrayList<>(bands.stream().distinct().toList());
        for (int number = 1; number <= count && bands.isEmpty(); number++) {
            numbers.add(number);
        }
        for (int number : numbers) {
            wanted.add(new StatsBand(name, raster, raster.band(number, scaled)));
        }
    }

    private CellWeight weight(Sources sources, List<Raster> open, List<StatsBand> wanted)
            throws TileIndexException, InterruptedException {
        if (!weight.startsWith(BY_RASTER)) {
            return switch (weight) {
                case "coverage" -> new CellWeight.Coverage();
                case "none" -> new CellWeight.One();
                case "area" -> area(wanted);
                default ->
                    throw new IllegalArgumentException(
                            "--weight %s: coverage, area, none or raster:FILE is needed".formatted(weight));
            };
        }
        String place = weight.substring(BY_RASTER.length());
        if (place.isBlank()) {
            throw new IllegalArgumentException("--weight raster:FILE needs a file");
        }
        Raster raster = Raster.open(sources.open(place), assumeWgs84);
        open.add(raster);
        Grid grid = raster.anyGrid();
        for (StatsBand band : wanted) {
            if (!band.raster().anyGrid().equals(grid)) {
                throw new TileIndexException(
                        ErrorCode.E002_RASTER_MISMATCH,
                        "--weight: raster %s has another grid than raster %s"
                                .formatted(raster.name(), band.raster().name()),
                        "Bring them onto one grid, for example with gdalwarp -te -ts.");
            }
        }
        return new CellWeight.ByRaster(raster, raster.band(1, false));
    }

    private static CellWeight area(List<StatsBand> wanted) throws TileIndexException {
        for (StatsBand band : wanted) {
            if (band.raster().anyGrid().crs().isProjected()) {
                throw new TileIndexException(
                        ErrorCode.E007_CRS_MISMATCH,
                        "--weight area: raster %s is in %s, whose cells have no area by row"
                                .formatted(
                                        band.raster().name(),
                                        band.raster().anyGrid().crs().name()),
                        "Use --weight coverage; areas are those of cells in longitude and latitude.");
            }
        }
        return new CellWeight.Area();
    }
}
