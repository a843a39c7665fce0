package org.tileindex.stats;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Crs;
import org.tileindex.grid.Grid;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.OutputPaths;

/// The cells of zones as `enumerate` or `values` published them, in place of zones and their geometry.
///
/// @param partition the folder of its files
/// @param files in the order of their names, which is that of zones and tiles
/// @param zones ids of all zones, in order, also of those without cells
/// @param hasCoverage whether the rows say what share of a cell its zone covers
/// @param isArrow whether the files are Arrow files, which are not read
public record PublishedIndex(
        Path partition,
        List<Path> files,
        Grid grid,
        List<String> zones,
        String zoneColumn,
        boolean hasCoverage,
        boolean isArrow) {

    /// The cells under `place`: an output folder, or a partition of a dataset in it. Of several partitions, the one on
    /// `grid` is taken; of several on it, the one with coverage.
    ///
    /// @throws TileIndexException E010 if there is no such dataset, or more than one; E002 if there is none on the grid
    public static PublishedIndex open(Path place, Grid grid) throws TileIndexException {
        List<PublishedIndex> found = new ArrayList<>();
        for (Path partition : partitions(place)) {
            found.add(read(partition));
        }
        List<PublishedIndex> fitting =
                found.stream().filter(index -> index.grid.equals(grid)).toList();
        if (fitting.isEmpty()) {
            throw found.isEmpty()
                    ? new TileIndexException(
                            ErrorCode.E010_INPUT,
                            "--from %s: there is no published tile_index or tile_values".formatted(place),
                            "Give the --out of tile-index enumerate --coverage.")
                    : new TileIndexException(
                            ErrorCode.E002_RASTER_MISMATCH,
                            "--from %s: its cells are not those of the raster".formatted(place),
                            "Run tile-index enumerate --coverage --raster with this raster.");
        }
        List<PublishedIndex> covered =
                fitting.stream().filter(PublishedIndex::hasCoverage).toList();
        List<PublishedIndex> best = covered.isEmpty() ? fitting : covered;
        if (best.size() > 1) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "--from %s: there are %d datasets on this grid".formatted(place, best.size()),
                    "Name one: %s.".formatted(best.getFirst().partition));
        }
        PublishedIndex taken = best.getFirst();
        if (taken.isArrow) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "--from: %s has Arrow files".formatted(taken.partition),
                    "Publish it without --format arrow.");
        }
        return taken;
    }

    private static List<Path> partitions(Path place) throws TileIndexException {
        if (OutputPaths.isPartition(place)) {
            return List.of(place.toAbsolutePath());
        }
        List<Path> partitions = new ArrayList<>();
        for (Dataset dataset : List.of(Dataset.TILE_INDEX, Dataset.TILE_VALUES)) {
            Path folder = place.toAbsolutePath().resolve(dataset.name());
            if (Files.isDirectory(folder)) {
                partitions.addAll(list(folder, 1, "").stream()
                        .filter(OutputPaths::isPartition)
                        .toList());
            }
        }
        return partitions;
    }

    private static List<Path> list(Path folder, int depth, String ending) throws TileIndexException {
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw unreadable(folder, Reason.at(e), e);
        }
    }

    private static TileIndexException unreadable(Path partition, String why, Exception cause) {
        return new TileIndexException(
                        ErrorCode.E010_INPUT,
                        "--from: %s cannot be read (%s)".formatted(partition, why),
                        "Publish it again with tile-index enumerate --coverage.")
                .causedBy(cause);
    }

    private static PublishedIndex read(Path partition) throws TileIndexException {
        Path dataset = partition.resolve("..").normalize();
        Path report = new OutputPaths(dataset.resolve("..").normalize())
                .reports()
                .resolve(String.valueOf(partition.getFileName()))
                .resolve("run_report.json");
        try {
            Map<String, String> parameters = parameters(report);
            boolean values = String.valueOf(dataset.getFileName()).equals(Dataset.TILE_VALUES.name());
            return new PublishedIndex(
                    partition,
                    list(partition, 2, ".parquet"),
                    grid(parameters),
                    Stream.of(parameter(parameters, "zones.ids").split(","))
                            .filter(id -> !id.isEmpty())
                            .map(id -> URLDecoder.decode(id, StandardCharsets.UTF_8))
                            .toList(),
                    values || parameter(parameters, "zones.id_kind").equals("any") ? "zone_id" : "country_iso",
                    parameters.getOrDefault("coverage", "false").equals("true"),
                    parameters.getOrDefault("file_format", "parquet").equals("arrow"));
        } catch (IOException | RuntimeException e) {
            throw unreadable(report, Reason.at(e), e);
        }
    }

    private static Map<String, String> parameters(Path report) throws IOException {
        Map<String, String> parameters = new TreeMap<>();
        if (JSON.std.mapFrom(Files.readString(report)).get("parameters") instanceof Map<?, ?> given) {
            given.forEach((key, value) -> parameters.put(String.valueOf(key), String.valueOf(value)));
        }
        return parameters;
    }

    private static Grid grid(Map<String, String> parameters) {
        return new Grid(
                Integer.parseInt(parameter(parameters, "grid.nrows")),
                Integer.parseInt(parameter(parameters, "grid.ncols")),
                Double.parseDouble(parameter(parameters, "grid.origin_lon")),
                Double.parseDouble(parameter(parameters, "grid.origin_lat")),
                Double.parseDouble(parameter(parameters, "grid.pixel_width")),
                Double.parseDouble(parameter(parameters, "grid.pixel_height")),
                Crs.ofProjection(parameters.getOrDefault("grid.crs", "")));
    }

    private static String parameter(Map<String, String> parameters, String key) {
        String value = parameters.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("parameter " + key + " is missing");
        }
        return value;
    }
}
