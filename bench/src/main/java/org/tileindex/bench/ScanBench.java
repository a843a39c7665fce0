package org.tileindex.bench;

import java.io.IOException;
import java.nio.IntBuffer;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.InclusionRule;
import org.tileindex.scan.CrossingKernel;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneCells;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.scan.simd.VectorCrossings;
import org.tileindex.zone.Zone;

/// Scan conversion of whole countries with either kernel: Indonesia has many islands, Canada many lakes, Russia many
/// degrees.
public class ScanBench extends SuiteBenchmark {
    /// Cells of published outputs in which `tile-index verify`, which asks JTS, found no fault.
    private static final Map<String, Long> KNOWN = Map.of(
            "ID center", 2_204_295L,
            "ID any_overlap", 2_242_210L,
            "CA center", 24_363_466L,
            "CA any_overlap", 24_543_973L,
            "RU center", 42_177_423L,
            "RU any_overlap", 42_295_985L);

    @Param({"ID", "CA", "RU"})
    public String country = "";

    @Param({"CENTER", "ANY_OVERLAP"})
    public InclusionRule rule = InclusionRule.CENTER;

    private Optional<Zone> zone = Optional.empty();
    private Optional<ZoneScanner> scalar = Optional.empty();
    private Optional<ZoneScanner> vector = Optional.empty();

    @Setup
    public void prove() throws IOException, TileIndexException {
        zone = Optional.of(World.country(country));
        scalar = Optional.of(scanner(new ScalarCrossings()));
        vector = Optional.of(scanner(new VectorCrossings()));
        Spans spans = scalar().spans();
        Gate.equal(KNOWN.getOrDefault(country + " " + rule.id(), -1L), spans.cells(), "cells of " + country);
        Gate.equal(numbers(spans), numbers(vector().spans()), "spans of " + country);
    }

    @Benchmark
    public ZoneCells scalar() {
        return scalar.orElseThrow().scan(zone.orElseThrow());
    }

    @Benchmark
    public ZoneCells vector() {
        return vector.orElseThrow().scan(zone.orElseThrow());
    }

    private static IntBuffer numbers(Spans spans) {
        IntBuffer numbers = IntBuffer.allocate(3 * spans.size());
        spans.copyTo(numbers);
        return numbers.flip();
    }

    private ZoneScanner scanner(CrossingKernel kernel) {
        return new ZoneScanner(World.GRID, rule, kernel);
    }
}
