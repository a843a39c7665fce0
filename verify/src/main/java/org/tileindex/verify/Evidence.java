package org.tileindex.verify;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.Reason;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Crs;
import org.tileindex.grid.Grid;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.file.WhereParser;
import org.tileindex.zone.file.ZoneOptions;

/// The reports of a run on the partition it published: `run_report.json` and `country_summaries.jsonl`.
///
/// @param parameters by key, in ASCII order
/// @param report the whole report
/// @param summaries one per country, in the file's order
record Evidence(TreeMap<String, String> parameters, Grid grid, Map<String, Object> report, List<Summary> summaries) {
    static final String REPORT = "run_report.json";
    static final String SUMMARIES = "country_summaries.jsonl";

    /// One line of the summaries. Tile ids are -1 if the country has no tiles.
    ///
    /// @param visited cells of the country's window
    /// @param outside those of them that are no tiles, in holes not counted
    /// @param inHoles those of them that lie in holes
    record Summary(
            String country, long rows, long firstTile, long lastTile, long visited, long outside, long inHoles) {}

    /// @throws TileIndexException E014 if a file is missing or damaged, or lacks a figure that the checks need
    static Evidence read(Path folder) throws TileIndexException {
        try {
            Map<String, Object> report = JSON.std.mapFrom(Files.readString(folder.resolve(REPORT)));
            TreeMap<String, String> parameters = new TreeMap<>();
            if (report.get("parameters") instanceof Map<?, ?> given) {
                given.forEach((key, value) -> parameters.put(String.valueOf(key), String.valueOf(value)));
            }
            List<Summary> summaries = new ArrayList<>();
            for (String line : Files.readAllLines(folder.resolve(SUMMARIES))) {
                summaries.add(summary(JSON.std.mapFrom(line)));
            }
            Evidence evidence = new Evidence(parameters, grid(parameters), report, summaries);
            // A damaged condition, column or dataset is refused here.
            evidence.zoneOptions();
            evidence.rasters();
            if (!DatasetSchema.ALL_DATASETS.containsAll(evidence.datasets())) {
                throw new IllegalArgumentException("parameter datasets names others than there are");
            }
            return evidence;
        } catch (IOException | RuntimeException e) {
            throw new TileIndexException(
                            ErrorCode.E014_VERIFY,
                            "%s: the run report cannot be read (%s)".formatted(folder, Reason.at(e)),
                            "Run the command again; it rewrites the report.")
                    .causedBy(e);
        }
    }

    private static Summary summary(Map<String, Object> line) {
        return new Summary(
                String.valueOf(line.getOrDefault("zone_id", line.get("country_iso"))),
                number(line, "cells_included"),
                number(line, "tile_id_min"),
                number(line, "tile_id_max"),
                number(line, "cells_visited"),
                number(line, "cells_excluded_outside"),
                number(line, "cells_excluded_hole"));
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
        String value = parameters.get(key);
        if (value == null) {
            throw new IllegalArgumentException("parameter " + key + " is missing");
        }
        return value;
    }

    String parameter(String key) {
        return parameters.getOrDefault(key, "nothing");
    }

    /// The report's value at a path of keys, as text; `nothing` if there is none.
    String text(String... keys) {
        return String.valueOf(value(keys));
    }

    /// The report's number at a path of keys; empty if there is none.
    OptionalDouble number(String... keys) {
        return value(keys) instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }

    private @Nullable Object value(String... keys) {
        Object value = report;
        for (String key : keys) {
            value = value instanceof Map<?, ?> map && map.containsKey(key) ? map.get(key) : "nothing";
        }
        return value;
    }

    /// The rule that the report declares.
    String predicate() {
        return text("predicate");
    }

    /// Whether the part files are Arrow IPC files; otherwise they are Parquet files.
    boolean isArrow() {
        return parameter("file_format").equals("arrow");
    }

    /// Whether zones may have any ids.
    boolean anyIds() {
        return parameter("zones.id_kind").equals("any");
    }

    /// Whether the run published `tile_values`, and not the datasets of `enumerate`.
    boolean hasValuesOnly() {
        return parameter("datasets").equals(DatasetSchema.TILE_VALUES);
    }

    /// Whether the datasets with row and column have a column `coverage`.
    boolean hasCoverage() {
        return parameter("coverage").equals("true");
    }

    /// Whether the rows of `tile_spans` have rectangles.
    boolean hasGeometry() {
        return parameter("geometry").equals("true");
    }

    /// The datasets that the run published, in the order of publishing.
    List<String> datasets() {
        return parameters.containsKey("datasets")
                ? List.of(parameter("datasets").split(","))
                : DatasetSchema.DATASETS;
    }

    String zoneColumn() {
        return anyIds() || hasValuesOnly() ? "zone_id" : "country_iso";
    }

    /// Whether the part files lie in the partition itself and hold zones in the order of their ids; otherwise each zone
    /// has a folder.
    boolean isPacked() {
        return parameter("layout").equals("packed");
    }

    /// Start of the name of a zone's folder.
    String zoneFolder() {
        return anyIds() ? "zone=" : "country=";
    }

    /// The options that the run read its zones with.
    ZoneOptions zoneOptions() {
        return new ZoneOptions(
                        Optional.ofNullable(parameters.get("zones.id_field")),
                        Optional.ofNullable(parameters.get("zones.layer")),
                        anyIds() ? ZoneIds.ANY : ZoneIds.ISO)
                .where(Optional.ofNullable(parameters.get("zones.where")).map(WhereParser::parse));
    }

    /// What the run took from rasters.
    RasterParameters rasters() {
        return RasterParameters.of(parameters);
    }

    /// A raster that the run read.
    ///
    /// @param name by which the run's options refer to it; may be empty for the first
    /// @param source its place, as people may see it
    record ReportedRaster(String name, String source, String fingerprint, boolean assumeWgs84) {}

    /// The rasters that the run read, in the order of its options.
    List<ReportedRaster> reportedRasters() {
        List<ReportedRaster> rasters = new ArrayList<>();
        if (value("ingress_versions", "rasters") instanceof List<?> list) {
            for (Object entry : list) {
                if (entry instanceof Map<?, ?> raster) {
                    rasters.add(new ReportedRaster(
                            String.valueOf(raster.get("name")),
                            String.valueOf(raster.get("source")),
                            String.valueOf(raster.get("fingerprint_hex")),
                            Boolean.TRUE.equals(raster.get("assume_wgs84"))));
                }
            }
        }
        return rasters;
    }

    /// Whether the run read blocks of a raster in one pass, with what lies between them.
    boolean passedOverRasters() {
        return value("pat", "raster", "ways") instanceof List<?> ways
                && ways.stream().anyMatch(way -> way instanceof Map<?, ?> map && "one pass".equals(map.get("way")));
    }

    /// Whether executors of a cluster did the work, and the report's process only led them.
    boolean hasExecutors() {
        return executors() > 0;
    }

    /// The number of executors that did the work; 0 where the report's process did it.
    int executors() {
        return value("pat", "executors") instanceof List<?> executors ? executors.size() : 0;
    }

    /// The way that the run treated invalid zones.
    OnInvalid onInvalid() {
        return OnInvalid.valueOf(parameter("zones.on_invalid").toUpperCase(Locale.ROOT));
    }

    /// The ids of the zones of the run.
    List<String> zoneIds() {
        String ids = parameter("zones.ids");
        return ids.isEmpty()
                ? List.of()
                : Stream.of(ids.split(",", -1))
                        .map(id -> URLDecoder.decode(id, StandardCharsets.UTF_8))
                        .toList();
    }

    private static long number(Map<String, Object> line, String key) {
        return line.get(key) instanceof Number number ? number.longValue() : -1;
    }
}
