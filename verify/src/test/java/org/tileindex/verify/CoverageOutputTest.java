package org.tileindex.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tileindex.grid.Grid;
import org.tileindex.raster.source.FilePlace;
import org.tileindex.request.RunRequest;
import org.tileindex.request.ShardFormat;
import org.tileindex.tile.ShardLayout;
import org.tileindex.zone.OnInvalid;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.file.ZoneOptions;

/// `verify` of outputs with a column `coverage`: a good one has no fault.
@Tag("slow")
class CoverageOutputTest {
    /// A zone of polygons that overlap, share an edge and lie in each other, and one with a hole of 1e-9 degrees.
    private static final String PLOTS = """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"plot": "heap"}, "geometry": {"type": "MultiPolygon", "coordinates": [
              [[[27.13, -29.9], [27.81, -30.1], [27.6, -29.2], [27.13, -29.9]]],
              [[[27.3, -30.0], [28.2, -29.7], [27.5, -29.0], [27.3, -30.0]]],
              [[[28.2, -29.7], [28.9, -29.3], [27.5, -29.0], [28.2, -29.7]]],
              [[[27.61, -29.62], [27.69, -29.61], [27.62, -29.52], [27.61, -29.62]]]]}},
            {"type": "Feature", "properties": {"plot": "pierced"}, "geometry": {"type": "Polygon", "coordinates":
              [[[28.3, -30.3], [28.9, -30.3], [28.9, -29.9], [28.3, -29.9], [28.3, -30.3]],
               [[28.620000001, -30.12], [28.620000002, -30.12], [28.620000002, -30.119999999],
                [28.620000001, -30.12]]]}}]}
            """;

    /// Around the raster in UTM zone 16N.
    private static final String FIELDS = """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"plot": "holed"}, "geometry": {"type": "Polygon", "coordinates":
              [[[-87.68, 40.16], [-87.64, 40.16], [-87.64, 40.19], [-87.68, 40.19], [-87.68, 40.16]],
               [[-87.67, 40.17], [-87.65, 40.17], [-87.66, 40.185], [-87.67, 40.17]]]}},
            {"type": "Feature", "properties": {"plot": "state"}, "geometry": {"type": "Polygon", "coordinates":
              [[[-100, 30], [-87.66, 30], [-87.655, 50], [-100, 50], [-100, 30]]]}}]}
            """;

    @TempDir
    private Path folder = Path.of("");

    static Stream<ShardFormat> formats() {
        return Stream.of(PublishedSample.PARQUET, PublishedSample.ARROW);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aGoodOutputOfCountriesHasNoFault(ShardFormat format) throws Exception {
        for (ShardLayout layout : ShardLayout.values()) {
            Path out = folder.resolve(layout.name());
            PublishedSample sample = PublishedSample.publishCovered(out, format, layout, "LS", "CH", "FJ", "HR");
            VerifyResult exhaustive = sample.result(16, true);
            assertEquals(List.of(), exhaustive.failures());
            assertTrue(exhaustive.shares() > 1_500, exhaustive::toString);
            VerifyResult sampled = sample.result(16, false);
            assertEquals(List.of(), sampled.failures());
            assertTrue(sampled.shares() > 500 && sampled.shares() <= exhaustive.shares(), sampled::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aGoodOutputOfPolygonsThatOverlapHasNoFault(ShardFormat format) throws Exception {
        Path zones = Files.writeString(folder.resolve("plots.geojson"), PLOTS);
        Grid grid = new Grid(40, 50, 26.95, -28.7, 1 / 23.0, 1 / 23.0);
        PublishedSample sample =
                PublishedSample.publishCovered(folder.resolve("out"), plots(zones), grid, format, ShardLayout.PACKED);
        VerifyResult result = sample.result(1, true);
        assertEquals(List.of(), result.failures());
        assertTrue(result.shares() > 300, result::toString);
    }

    /// A grid from 177 to 183 degrees, with a column astride the antimeridian.
    @Test
    void aGoodOutputBeyondTheAntimeridianHasNoFault() throws Exception {
        Grid grid = new Grid(40, 60, 177.03, -15.9, 0.1, 0.1);
        RunRequest.Zones fiji =
                new RunRequest.Zones(Optional.empty(), List.of("FJ"), ZoneOptions.DEFAULT, OnInvalid.FAIL);
        PublishedSample sample = PublishedSample.publishCovered(
                folder.resolve("out"), fiji, grid, PublishedSample.PARQUET, ShardLayout.ZONE);
        VerifyResult result = sample.result(1, true);
        assertEquals(List.of(), result.failures());
        assertTrue(result.shares() > 200, result::toString);
    }

    private static RunRequest.Zones plots(Path zones) {
        ZoneOptions options = new ZoneOptions(Optional.of("plot"), Optional.empty(), ZoneIds.ANY);
        return new RunRequest.Zones(Optional.of(FilePlace.of(zones)), List.of(), options, OnInvalid.FAIL);
    }

    @ParameterizedTest
    @EnumSource(ShardLayout.class)
    void aGoodOutputOfValuesHasNoFault(ShardLayout layout) throws Exception {
        Path zones = Files.writeString(folder.resolve("fields.geojson"), FIELDS);
        SampleValues values = SampleValues.of(SampleValues.raster("utm.tif"), "1:red", "2:nir:scaled");
        for (ShardFormat format : formats().toList()) {
            PublishedSample sample = PublishedSample.publishCoveredValues(
                    folder.resolve(format.getClass().getSimpleName()), zones, format, layout, values);
            VerifyResult result = sample.result(1, true);
            assertEquals(List.of(), result.failures());
            assertEquals(2 * result.rows(), result.values());
            assertTrue(result.shares() > 100, result::toString);
        }
    }
}
