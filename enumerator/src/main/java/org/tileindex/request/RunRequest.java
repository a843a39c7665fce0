package org.tileindex.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.KernelChoice;
import org.tileindex.kernel.Kernels;
import org.tileindex.kernel.SimdMode;
import org.tileindex.kernel.Work;
import org.tileindex.raster.BlockCache;
import org.tileindex.raster.WindowReader;
import org.tileindex.raster.codec.BlockDecoder;
import org.tileindex.raster.codec.InflateLibrary;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.scheduler.Dispatch;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.Quantity;
import org.tileindex.tile.ShardLayout;
import org.tileindex.value.PixelReader;
import org.tileindex.value.Pixels;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.file.ZoneOptions;

/// The request of a run.
///
/// @param out where to publish: a folder, or an address on an object store
/// @param resume keep the finished shards of a run that died
public record RunRequest(FilePlace out, boolean resume, Zones zones, Cells cells, Layout layout, Execution execution) {

    /// A run that publishes in a folder of this machine.
    public RunRequest(Path out, boolean resume, Zones zones, Cells cells, Layout layout, Execution execution) {
        this(FilePlace.of(out), resume, zones, cells, layout, execution);
    }

    /// The zones that a run takes.
    ///
    /// @param file place of a zone file, or of several; the embedded countries if empty
    /// @param chosen ids of the zones to take; all if empty
    /// @param options for reading the file
    public record Zones(Optional<FilePlace> file, List<String> chosen, ZoneOptions options, OnInvalid onInvalid) {
        public Zones {
            chosen = List.copyOf(chosen);
        }
    }

    /// The cells there are, when one of them belongs to a zone, and what is taken from rasters.
    public record Cells(Grid grid, InclusionRule rule, Pixels pixels) {
        /// Cells without pixels.
        public Cells(Grid grid, InclusionRule rule) {
            this(grid, rule, Pixels.NONE);
        }
    }

    /// How the blocks of rasters are read.
    ///
    /// @param cacheBytes of decoded blocks to hold; a run takes no more than a quarter of its memory for them
    /// @param inflate library for DEFLATE
    public record RasterReading(long cacheBytes, InflateLibrary inflate) {
        public static final RasterReading DEFAULT = new RasterReading(256 << 20, InflateLibrary.AUTO);

        /// The same with a cache of at most `bytes`.
        RasterReading within(long bytes) {
            return new RasterReading(Math.min(cacheBytes, bytes), inflate);
        }

        /// A reader with a cache of its own.
        public WindowReader reader(Kernels kernels) {
            return new WindowReader(
                    new BlockCache(cacheBytes), kernels.samples(), () -> new BlockDecoder(inflate, kernels.samples()));
        }
    }

    /// The datasets that a run publishes, and the layout of their rows in files.
    ///
    /// @param datasets in the order of publishing; at least one
    /// @param shardRows about the most rows of a shard
    public record Layout(List<Dataset> datasets, ShardLayout shards, ShardFormat format, long shardRows) {
        public Layout {
            datasets = List.copyOf(datasets);
        }

        /// The layout of the datasets of `enumerate`.
        public Layout(ShardLayout shards, ShardFormat format, long shardRows) {
            this(Dataset.TILES, shards, format, shardRows);
        }

        /// The dataset that a person looks at first.
        public Dataset first() {
            return datasets.getFirst();
        }

        /// Checks that this JVM can write such files.
        ///
        /// @throws TileIndexException E010 if it cannot
        public void require() throws TileIndexException {
            format.require();
            if (hasGeometry()) {
                ShardFormat.requireArrow("--geometry");
            }
        }

        /// Whether these are datasets of `enumerate`.
        public boolean isEnumerated() {
            return !first().is(Dataset.TILE_VALUES);
        }

        /// Whether these are the datasets that `enumerate` publishes unless it is told otherwise.
        public boolean isUsual() {
            return Dataset.names(datasets).equals(Dataset.names(Dataset.TILES));
        }

        /// Whether rows that are spans have rectangles.
        public boolean hasGeometry() {
            return Dataset.anyHas(datasets, Quantity.GEOMETRY);
        }
    }

    /// Whether a dataset says what share of each cell a zone covers.
    public boolean hasCoverage() {
        return Dataset.anyHas(layout.datasets(), Quantity.COVERAGE);
    }

    /// A reader of what the run takes from rasters. A run without any loads no cache.
    public PixelReader pixelReader(Kernels kernels) {
        Optional<WindowReader> windows = cells.pixels().rasters().isEmpty()
                ? Optional.empty()
                : Optional.of(execution.rasters().reader(kernels));
        return new PixelReader(cells.pixels(), windows, dispatch().memoryBytes());
    }

    /// The kernels of the run.
    ///
    /// @throws TileIndexException E010 if vectors are asked for and cannot be had
    public KernelChoice kernels() throws TileIndexException {
        return execution.simd().kernels(work());
    }

    /// The work that most of the run's time goes into.
    private Work work() {
        if (execution.path() == ScanPath.LEGACY) {
            return Work.CELLS;
        }
        if (layout.format() instanceof ShardFormat.Arrow) {
            return Work.ROWS;
        }
        return cells.pixels().isEmpty() ? Work.SPANS : Work.SAMPLES;
    }

    /// The rules by which tasks are handed out.
    public Dispatch dispatch() {
        return execution.dispatch(!cells.pixels().rasters().isEmpty());
    }

    /// Use of the machine. Nothing here changes the output.
    ///
    /// @param workers number of threads, at least 1
    /// @param memoryBytes for zones that are scanned and not yet written, shards under way, and blocks of rasters
    /// @param cache folder of what runs remember for each other; nothing is remembered if empty
    /// @param scheduleSeed shuffles the order of tasks, to prove that the bytes do not follow it
    /// @param rasters how rasters are read
    public record Execution(
            int workers,
            long memoryBytes,
            SimdMode simd,
            ScanPath path,
            Optional<Path> cache,
            OptionalLong scheduleSeed,
            RasterReading rasters) {
        private static final int BLOCKS_SHARE = 4;

        /// What remains of the memory at least, whatever else takes some.
        private static final int LEAST_SHARE = 3;

        /// The same with rasters read as by default.
        public Execution(
                int workers,
                long memoryBytes,
                SimdMode simd,
                ScanPath path,
                Optional<Path> cache,
                OptionalLong scheduleSeed) {
            this(workers, memoryBytes, simd, path, cache, scheduleSeed, RasterReading.DEFAULT);
        }

        /// @throws IllegalArgumentException if the path cannot use so many workers
        public Execution {
            rasters = rasters.within(memoryBytes / BLOCKS_SHARE);
            if (workers > path.mostWorkers()) {
                throw new IllegalArgumentException(
                        "--workers %d: --path %s has at most %d".formatted(workers, path.label(), path.mostWorkers()));
            }
        }

        /// The folder of what runs remember; empty where the path remembers nothing.
        public Optional<Path> memory() {
            return path.remembers() ? cache : Optional.empty();
        }

        /// The same, where something that stays as long as the run takes a part of the memory.
        public Execution beside(long bytes) {
            return new Execution(
                    workers,
                    Math.max(memoryBytes / LEAST_SHARE, memoryBytes - bytes),
                    simd,
                    path,
                    cache,
                    scheduleSeed,
                    rasters);
        }

        /// The rules by which tasks are handed out.
        ///
        /// @param readsRasters whether the run reads rasters, whose blocks have their own part of the memory
        public Dispatch dispatch(boolean readsRasters) {
            return new Dispatch(workers, memoryBytes - (readsRasters ? rasters.cacheBytes() : 0), scheduleSeed);
        }
    }
}
