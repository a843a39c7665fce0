// Over 300 lines because it publishes each kind of output, and changes each part of one.
package org.tileindex.verify;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.parquet.schema.Type;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.SimdMode;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.raster.source.SourceSettings;
import org.tileindex.raster.source.Sources;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import org.tileindex.request.ShardFormat;
import org.tileindex.run.EnumerateRun;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.ShardLayout;
import org.tileindex.value.Pixels;
import org.tileindex.writer.Receipt;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.file.ZoneOptions;

/// A good output of the program, into which a test plants a fault. [#settle] then makes the report agree with the
/// planted files, so that only the check under test can find the fault.
final class PublishedSample {
    static final Grid GRID = GridSpec.parse("5m", Bounds.WORLD);
    static final List<String> DATASETS = DatasetSchema.DATASETS;
    static final ShardFormat PARQUET = new ShardFormat.Parquet(Codec.SNAPPY, 1_000_000);
    static final ShardFormat PLAIN = new ShardFormat.Parquet(Codec.NONE, 1_000_000);
    static final ShardFormat ARROW = new ShardFormat.Arrow(Codec.ZSTD);
    private static final JSON PRETTY =
            JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private final Path out;
    private final String partition;
    private final List<String> datasets;
    private final boolean coverage;
    private final List<ValueColumn> values;

    private PublishedSample(
            Path out, String partition, List<String> datasets, boolean coverage, List<ValueColumn> values) {
        this.out = out;
        this.partition = partition;
        this.datasets = datasets;
        this.coverage = coverage;
        this.values = values;
    }

    /// Publishes `countries` at 5 arc-minutes in files of about 300 rows that are not compressed, so that
    /// [PartRewriter] can make such files.
    static PublishedSample publish(Path out, InclusionRule rule, String... countries)
            throws TileIndexException, InterruptedException {
        return publish(out, rule, GRID, PLAIN, ShardLayout.ZONE, Optional.empty(), List.of(countries));
    }

    /// Publishes `countries` at 5 arc-minutes in the packed layout, in files of about 300 rows.
    static PublishedSample publishPacked(Path out, InclusionRule rule, String... countries)
            throws TileIndexException, InterruptedException {
        return publish(out, rule, GRID, PLAIN, ShardLayout.PACKED, Optional.empty(), List.of(countries));
    }

    /// The same as Arrow files.
    static PublishedSample publishPackedArrow(Path out, InclusionRule rule, String... countries)
            throws TileIndexException, InterruptedException {
        return publish(out, rule, GRID, ARROW, ShardLayout.PACKED, Optional.empty(), List.of(countries));
    }

    /// Publishes some datasets of `countries` on a grid, in files of about 300 tiles.
    static PublishedSample publish(
            Path out, List<Dataset> datasets, Grid grid, ShardLayout layout, InclusionRule rule, String... countries)
            throws TileIndexException, InterruptedException {
        return publish(
                out,
                new RunRequest.Zones(Optional.empty(), List.of(countries), ZoneOptions.DEFAULT, OnInvalid.FAIL),
                new RunRequest.Cells(grid, rule),
                new RunRequest.Layout(datasets, layout, PLAIN, 300));
    }

    /// Publishes all zones of a file.
    static PublishedSample publish(Path out, InclusionRule rule, Grid grid, Path zones)
            throws TileIndexException, InterruptedException {
        return publish(out, rule, grid, PLAIN, ShardLayout.ZONE, Optional.of(zones), List.of());
    }

    /// Publishes Lesotho, rule `center`.
    static PublishedSample publish(Path out, ShardFormat format) throws TileIndexException, InterruptedException {
        return publish(out, InclusionRule.CENTER, GRID, format, ShardLayout.ZONE, Optional.empty(), List.of("LS"));
    }

    /// Publishes `countries` with a column `coverage`, in files of about 300 rows.
    static PublishedSample publishCovered(Path out, ShardFormat format, ShardLayout layout, String... countries)
            throws TileIndexException, InterruptedException {
        return publishCovered(
                out,
                new RunRequest.Zones(Optional.empty(), List.of(countries), ZoneOptions.DEFAULT, OnInvalid.FAIL),
                GRID,
                format,
                layout);
    }

    /// The same of some zones on a grid.
    static PublishedSample publishCovered(
            Path out, RunRequest.Zones zones, Grid grid, ShardFormat format, ShardLayout layout)
            throws TileIndexException, InterruptedException {
        return publish(
                out,
                zones,
                new RunRequest.Cells(grid, InclusionRule.ANY_OVERLAP),
                new RunRequest.Layout(Dataset.withCoverage(Dataset.TILES), layout, format, 300));
    }

    private static PublishedSample publish(
            Path out,
            InclusionRule rule,
            Grid grid,
            ShardFormat format,
            ShardLayout layout,
            Optional<Path> zones,
            List<String> countries)
            throws TileIndexException, InterruptedException {
        RunRequest.Zones wanted =
                new RunRequest.Zones(zones.map(FilePlace::of), countries, ZoneOptions.DEFAULT, OnInvalid.FAIL);
        return publish(out, wanted, new RunRequest.Cells(grid, rule), new RunRequest.Layout(layout, format, 300));
    }

    private static PublishedSample publish(
            Path out, RunRequest.Zones zones, RunRequest.Cells cells, RunRequest.Layout layout)
            throws TileIndexException, InterruptedException {
        RunRequest request = new RunRequest(
                out,
                false,
                zones,
                cells,
                layout,
                new RunRequest.Execution(
                        2, 1L << 28, SimdMode.SCALAR, ScanPath.FAST, Optional.empty(), OptionalLong.empty()));
        String hash = new EnumerateRun(request, new RunProgress())
                .execute()
                .plan()
                .parameters()
                .hash();
        String partition = OutputPaths.partition(hash);
        Evidence evidence = Evidence.read(new OutputPaths(out).reports(partition));
        return new PublishedSample(
                out,
                partition,
                Dataset.names(layout.datasets()),
                evidence.hasCoverage(),
                evidence.rasters().columns());
    }

    /// Publishes Lesotho and South Africa as far as they lie on the grid of rasters, rule `center`, with raster values,
    /// in files of about 300 rows.
    static PublishedSample publish(Path out, ShardFormat format, ShardLayout layout, SampleValues wanted)
            throws TileIndexException, InterruptedException {
        try (Sources sources = new Sources(SourceSettings.DEFAULT);
                Pixels pixels = wanted.open(sources)) {
            Grid grid = pixels.rasters().getFirst().raster().grid();
            RunRequest.Zones zones =
                    new RunRequest.Zones(Optional.empty(), List.of("LS", "ZA"), ZoneOptions.DEFAULT, OnInvalid.FAIL);
            return publish(
                    out,
                    zones,
                    new RunRequest.Cells(grid, InclusionRule.CENTER, pixels),
                    new RunRequest.Layout(layout, format, 300));
        }
    }

    /// Publishes `tile_values` of the zones of a file, in files of about 30,000 rows.
    static PublishedSample publishValues(
            Path out, Path zones, InclusionRule rule, ShardFormat format, ShardLayout layout, SampleValues wanted)
            throws TileIndexException, InterruptedException {
        return publishValues(out, zones, rule, Dataset.VALUES, format, layout, wanted);
    }

    /// The same with a column `coverage`.
    static PublishedSample publishCoveredValues(
            Path out, Path zones, ShardFormat format, ShardLayout layout, SampleValues wanted)
            throws TileIndexException, InterruptedException {
        List<Dataset> covered = Dataset.withCoverage(Dataset.VALUES);
        return publishValues(out, zones, InclusionRule.ANY_OVERLAP, covered, format, layout, wanted);
    }

    private static PublishedSample publishValues(
            Path out,
            Path zones,
            InclusionRule rule,
            List<Dataset> datasets,
            ShardFormat format,
            ShardLayout layout,
            SampleValues wanted)
            throws TileIndexException, InterruptedException {
        try (Sources sources = new Sources(SourceSettings.DEFAULT);
                Pixels pixels = wanted.open(sources)) {
            Grid grid = pixels.rasters().getFirst().raster().anyGrid();
            ZoneOptions options = new ZoneOptions(Optional.of("plot"), Optional.empty(), ZoneIds.ANY);
            return publish(
                    out,
                    new RunRequest.Zones(Optional.of(FilePlace.of(zones)), List.of(), options, OnInvalid.FAIL),
                    new RunRequest.Cells(grid, rule, pixels),
                    new RunRequest.Layout(datasets, layout, format, 30_000));
        }
    }

    PublishedSample copyTo(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(out)) {
            for (Path path : tree.toList()) {
                Path target = folder.resolve(out.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
        return new PublishedSample(folder, partition, datasets, coverage, values);
    }

    Path partition(String dataset) {
        return new OutputPaths(out).data(dataset, partition);
    }

    Path part(String dataset, String country) {
        return partition(dataset).resolve("country=" + country).resolve("part-00000.parquet");
    }

    /// A file of a packed output.
    Path packedPart(String dataset, int number) {
        return partition(dataset).resolve("part-%05d.parquet".formatted(number));
    }

    /// The bytes of all files of all datasets, in the order of their paths.
    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String dataset : datasets) {
            try (Stream<Path> tree = Files.walk(partition(dataset).toRealPath())) {
                for (Path path : tree.filter(Files::isRegularFile).sorted().toList()) {
                    bytes.writeBytes(Files.readAllBytes(path));
                }
            }
        }
        return bytes.toByteArray();
    }

    Path report() {
        return new OutputPaths(out).reports(partition).resolve(Evidence.REPORT);
    }

    /// Rewrites a country's first file of one dataset with other rows.
    void edit(String dataset, String country, Consumer<List<Object[]>> change) throws IOException {
        edit(part(dataset, country), dataset, change);
    }

    /// The columns of a dataset.
    List<Type> fields(String dataset) {
        String zone = dataset.equals(DatasetSchema.TILE_VALUES) ? "zone_id" : "country_iso";
        return DatasetSchema.fields(dataset, zone, coverage, values);
    }

    /// Rewrites a file with other rows.
    void edit(Path part, String dataset, Consumer<List<Object[]>> change) throws IOException {
        List<Object[]> rows = PartRewriter.read(part);
        change.accept(rows);
        PartRewriter.write(part, fields(dataset), rows);
    }

    /// Makes the same change to a country's first file in both datasets.
    void editBoth(String country, Consumer<List<Object[]>> change) throws IOException {
        for (String dataset : DATASETS) {
            edit(dataset, country, change);
        }
    }

    void editReport(Consumer<Map<String, Object>> change) throws IOException {
        Map<String, Object> report = JSON.std.mapFrom(Files.readString(report()));
        change.accept(report);
        Files.writeString(report(), PRETTY.asString(report));
    }

    /// Makes receipts agree with the files.
    void settleReceipts() throws IOException {
        editReport(report -> {
            for (String dataset : datasets) {
                try {
                    Receipt receipt = Receipt.of(partition(dataset).toRealPath());
                    Map<String, Object> told = receipt(report, dataset);
                    told.put("sha256_hex", receipt.sha256());
                    told.put("files", receipt.files());
                    told.put("bytes", receipt.bytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    static Map<String, Object> receipt(Map<String, Object> report, String dataset) {
        return map(map(report, "determinism_receipt"), dataset);
    }

    /// The object that `parent` has under `key`; changes to it are changes to the report.
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Map<String, Object> parent, String key) {
        return (Map<String, Object>) Objects.requireNonNull(parent.get(key), key);
    }

    /// Makes receipts and counts agree with the files.
    void settle() throws IOException {
        settleReceipts();
        long total = 0;
        List<String> lines = new ArrayList<>();
        Path summaries = report().resolveSibling(Evidence.SUMMARIES);
        for (String line : Files.readAllLines(summaries)) {
            Map<String, Object> summary = JSON.std.mapFrom(line);
            List<Long> ids = ids(String.valueOf(summary.get("country_iso")));
            total += ids.size();
            summary.put("cells_included", ids.size());
            summary.put(
                    "cells_excluded_outside",
                    number(summary, "cells_visited") - ids.size() - number(summary, "cells_excluded_hole"));
            summary.put("tile_id_min", ids.stream().mapToLong(id -> id).min().orElse(-1));
            summary.put("tile_id_max", ids.stream().mapToLong(id -> id).max().orElse(-1));
            lines.add(JSON.std.asString(summary));
        }
        Files.write(summaries, lines);
        long rows = total;
        editReport(report -> report.put("rows_emitted", rows));
    }

    private static long number(Map<String, Object> summary, String key) {
        return ((Number) Objects.requireNonNull(summary.get(key), key)).longValue();
    }

    private List<Long> ids(String country) throws IOException {
        List<Long> ids = new ArrayList<>();
        try (Stream<Path> files =
                Files.list(part(DatasetSchema.TILE_INDEX, country).resolveSibling(""))) {
            for (Path file : files.toList()) {
                PartRewriter.read(file).forEach(row -> ids.add((Long) row[DatasetSchema.TILE_ID]));
            }
        }
        return ids;
    }

    List<Failure> verify(boolean exhaustive) throws TileIndexException, InterruptedException {
        return result(16, exhaustive).failures();
    }

    VerifyResult result(int every, boolean exhaustive) throws TileIndexException, InterruptedException {
        return result(every, exhaustive, Map.of());
    }

    /// @param rasters places of rasters by name
    VerifyResult result(int every, boolean exhaustive, Map<String, String> rasters)
            throws TileIndexException, InterruptedException {
        VerifyRequest request =
                new VerifyRequest(out, Optional.empty(), Optional.empty(), rasters, every, exhaustive, 2);
        return new VerifyRun(request, new VerifyProgress()).execute();
    }
}
