package org.tileindex.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tileindex.kernel.SimdMode;
import org.tileindex.raster.codec.InflateLibrary;
import org.tileindex.raster.source.SourceSettings;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import picocli.CommandLine.Option;

/// Options for the use of the machine beside `--workers`: memory, vector unit, caches, connections. None of them
/// changes the output.
final class Execution {
    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = MemorySize.class,
            description = "Memory for work in progress, such as 512m or 2g; at least 16m (default: half of the heap).")
    private long memory = MemorySize.halfOfTheHeap();

    @Option(
            names = "--simd",
            defaultValue = "auto",
            paramLabel = "MODE",
            description = "auto, scalar or vector (default: ${DEFAULT-VALUE}).")
    private SimdMode simd = SimdMode.AUTO;

    @Option(
            names = "--cache-dir",
            paramLabel = "DIR",
            description = "Folder for what later runs can reuse (default: $XDG_CACHE_HOME/tile-index).")
    private Optional<Path> cacheDir = Optional.empty();

    @Option(names = "--no-cache", description = "Disable caches.")
    private boolean noCache;

    @Option(
            names = "--raster-cache",
            defaultValue = "256m",
            paramLabel = "SIZE",
            converter = MemorySize.OfCache.class,
            description =
                    "Memory for decoded blocks of rasters, part of --memory; at least 1m, and at most a quarter of"
                            + " --memory is used (default: ${DEFAULT-VALUE}).")
    private long rasterCache = RunRequest.RasterReading.DEFAULT.cacheBytes();

    @Option(
            names = "--raster-connections",
            defaultValue = "16",
            paramLabel = "N",
            description = "Most requests for blocks of rasters at one time (default: ${DEFAULT-VALUE}).")
    private int rasterConnections = SourceSettings.DEFAULT.connections();

    @Option(
            names = "--inflate",
            defaultValue = "auto",
            paramLabel = "LIBRARY",
            description =
                    "auto, jdk, or libdeflate, which must be installed and is faster" + " (default: ${DEFAULT-VALUE}).")
    private InflateLibrary inflate = InflateLibrary.AUTO;

    @Option(
            names = "--schedule-seed",
            hidden = true,
            paramLabel = "N",
            description = "For tests: run tasks in an order shuffled by this seed; the output is the same.")
    private Optional<Long> scheduleSeed = Optional.empty();

    /// The execution that these options ask for.
    ///
    /// @throws IllegalArgumentException if the path cannot use so many workers
    RunRequest.Execution execution(ScanPath path, int workerThreads) {
        OptionalLong seed = scheduleSeed.map(OptionalLong::of).orElse(OptionalLong.empty());
        inflate.refusal().ifPresent(why -> {
            throw new IllegalArgumentException("--inflate libdeflate: " + why);
        });
        RunRequest.RasterReading reading = new RunRequest.RasterReading(rasterCache, inflate);
        return new RunRequest.Execution(workerThreads, memory, simd, path, cache(), seed, reading);
    }

    /// How files are read in ranges.
    ///
    /// @throws IllegalArgumentException if there is no connection
    SourceSettings sources() {
        if (rasterConnections < 1) {
            throw new IllegalArgumentException(
                    "--raster-connections %d: at least 1 is needed".formatted(rasterConnections));
        }
        return SourceSettings.DEFAULT.withConnections(rasterConnections);
    }

    private Optional<Path> cache() {
        return noCache ? Optional.empty() : cacheDir.or(Execution::userCache);
    }

    /// The user's cache folder by the XDG base directory specification, which has relative paths ignored.
    private static Optional<Path> userCache() {
        Map<String, String> environment = System.getenv();
        String base = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (Path.of(base).isAbsolute()) {
            return Optional.of(Path.of(base, "tile-index"));
        }
        return Path.of(home).isAbsolute() ? Optional.of(Path.of(home, ".cache", "tile-index")) : Optional.empty();
    }
}
