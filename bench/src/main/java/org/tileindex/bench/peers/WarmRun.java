package org.tileindex.bench.peers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.kernel.SimdMode;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ScanPath;
import org.tileindex.request.ShardFormat;
import org.tileindex.run.EnumerateRun;
import org.tileindex.telemetry.RunProgress;
import org.tileindex.tile.ShardLayout;
import org.tileindex.tile.ShardSizes;
import org.tileindex.writer.page.Codec;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.file.ZoneOptions;

/// This program in a warm JVM. With a cache it recalls the cells, as a second run does, and so starts from what its
/// peers are given. Without a cache it reads, validates and scans the countries each time, which its peers do not have
/// to.
final class WarmRun implements Side {
    private final String name;
    private final List<String> countries;
    private final Grid grid;
    private final int workers;
    private final Optional<Path> cache;

    /// @param countries codes of the countries; all if empty
    /// @param cache folder of the cache; no cache if empty
    WarmRun(String name, List<String> countries, Grid grid, int workers, Optional<Path> cache) {
        this.name = name;
        this.countries = List.copyOf(countries);
        this.grid = grid;
        this.workers = workers;
        this.cache = cache;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String note() {
        return "in-process, warm, %s, %d workers; also digests its output"
                .formatted(cache.isPresent() ? "cells recalled" : "reads, validates and scans", workers);
    }

    @Override
    public void run(Path out) throws Exception {
        ShardSizes sizes = ShardSizes.of(grid);
        RunRequest request = new RunRequest(
                out,
                false,
                new RunRequest.Zones(Optional.empty(), countries, ZoneOptions.DEFAULT, OnInvalid.FAIL),
                new RunRequest.Cells(grid, InclusionRule.CENTER),
                new RunRequest.Layout(
                        ShardLayout.ZONE,
                        new ShardFormat.Parquet(Codec.SNAPPY, sizes.rowGroupRows()),
                        sizes.shardRows()),
                new RunRequest.Execution(
                        workers,
                        Runtime.getRuntime().maxMemory() / 2,
                        SimdMode.AUTO,
                        ScanPath.FAST,
                        cache,
                        OptionalLong.empty()));
        new EnumerateRun(request, new RunProgress()).execute();
    }
}
