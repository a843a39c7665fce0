package org.tileindex.harness;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.SimdMode;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.report.RunResult;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import org.tileindex.request.ShardFormat;
import org.tileindex.run.EnumerateRun;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.ShardLayout;
import org.tileindex.tile.ShardSizes;
import org.tileindex.value.Pixels;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.file.ZoneOptions;

/// A run of the program inside this JVM; the defaults are those of the command line, but for two workers.
final class SampleRun {
    /// The zones that the embedded data has of the harness's sample: large, many islands, an enclave, the
    /// antimeridian.
    static final List<String> COUNTRIES = List.of("US", "BR", "IN", "FJ", "LS", "MV");

    private Optional<Path> zones = Optional.empty();
    private ZoneOptions options = ZoneOptions.DEFAULT;
    private List<String> countries = List.of();
    private Grid grid = GridSpec.parse("30s", Bounds.WORLD);
    private int workers = 2;
    private boolean arrow;
    private Codec codec = Codec.SNAPPY;
    private long rowGroupRows = ShardSizes.of(grid).rowGroupRows();
    private ShardLayout layout = ShardLayout.ZONE;
    private List<Dataset> datasets = Dataset.TILES;
    private long shardRows = ShardSizes.of(grid).shardRows();
    private SimdMode simd = SimdMode.AUTO;
    private ScanPath path = ScanPath.FAST;
    private InclusionRule rule = InclusionRule.CENTER;
    private Optional<Path> cache = Optional.empty();
    private long memoryBytes = 1L << 28;
    private OptionalLong scheduleSeed = OptionalLong.empty();
    private Pixels pixels = Pixels.NONE;
    private RunRequest.RasterReading reading = RunRequest.RasterReading.DEFAULT;

    static SampleRun of(List<String> countries) {
        SampleRun run = new SampleRun();
        run.countries = countries;
        return run;
    }

    /// All zones of a file.
    static SampleRun ofFile(Path file) {
        SampleRun run = new SampleRun();
        run.zones = Optional.of(file);
        return run;
    }

    /// All zones of a file with ids of any kind, packed.
    ///
    /// @param field of the ids
    static SampleRun packed(Path file, String field) {
        SampleRun run = ofFile(file);
        run.options = new ZoneOptions(Optional.of(field), Optional.empty(), ZoneIds.ANY);
        run.layout = ShardLayout.PACKED;
        return run;
    }

    /// The attribute and the kind of ids.
    SampleRun options(String field, ZoneIds ids) {
        options = new ZoneOptions(Optional.of(field), Optional.empty(), ids);
        return this;
    }

    /// The Vatican, which the embedded data lacks: Natural Earth 1:50 m, public domain.
    static SampleRun vatican() {
        return ofFile(resource("/vatican.parquet"));
    }

    SampleRun grid(String size) {
        return grid(size, Bounds.WORLD);
    }

    /// The default grid's cell size within bounds.
    SampleRun bounds(Bounds bounds) {
        return grid("30s", bounds);
    }

    SampleRun grid(String size, Bounds bounds) {
        grid = GridSpec.parse(size, bounds);
        return this;
    }

    /// The grid of rasters, with what is taken from them.
    SampleRun pixels(Pixels wanted) throws TileIndexException {
        pixels = wanted;
        grid = wanted.rasters().getFirst().raster().grid();
        return this;
    }

    SampleRun reading(RunRequest.RasterReading wanted) {
        reading = wanted;
        return this;
    }

    SampleRun workers(int count) {
        workers = count;
        return this;
    }

    /// Arrow files, whose codec must be one that Arrow has.
    SampleRun arrow(Codec wanted) {
        arrow = true;
        codec = wanted;
        return this;
    }

    SampleRun codec(Codec wanted) {
        codec = wanted;
        return this;
    }

    SampleRun rowGroupRows(long rows) {
        rowGroupRows = rows;
        return this;
    }

    /// Leaves a zone out.
    SampleRun without(String id) {
        options = new ZoneOptions(
                options.idField(), options.layer(), options.ids(), options.unknown(), List.of(id), options.where());
        return this;
    }

    SampleRun layout(ShardLayout wanted) {
        layout = wanted;
        return this;
    }

    SampleRun datasets(List<Dataset> wanted) {
        datasets = wanted;
        return this;
    }

    SampleRun shardRows(long rows) {
        shardRows = rows;
        return this;
    }

    SampleRun simd(SimdMode mode) {
        simd = mode;
        return this;
    }

    /// The legacy path has one worker.
    SampleRun legacy() {
        path = ScanPath.LEGACY;
        return workers(1);
    }

    SampleRun rule(InclusionRule wanted) {
        rule = wanted;
        return this;
    }

    /// Remembers things between runs; by default, nothing is.
    SampleRun cache(Path folder) {
        cache = Optional.of(folder);
        return this;
    }

    SampleRun memoryBytes(long bytes) {
        memoryBytes = bytes;
        return this;
    }

    /// Shuffles the order in which tasks are handed out.
    SampleRun scheduleSeed(long seed) {
        scheduleSeed = OptionalLong.of(seed);
        return this;
    }

    RunResult into(Path out) throws TileIndexException, InterruptedException {
        RunRequest request = new RunRequest(
                out,
                false,
                new RunRequest.Zones(zones.map(FilePlace::of), countries, options, OnInvalid.FAIL),
                new RunRequest.Cells(grid, rule, pixels),
                new RunRequest.Layout(
                        datasets,
                        layout,
                        arrow ? new ShardFormat.Arrow(codec) : new ShardFormat.Parquet(codec, rowGroupRows),
                        shardRows),
                new RunRequest.Execution(workers, memoryBytes, simd, path, cache, scheduleSeed, reading));
        return new EnumerateRun(request, new RunProgress()).execute();
    }

    static Path resource(String name) {
        URL url = Objects.requireNonNull(SampleRun.class.getResource(name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
