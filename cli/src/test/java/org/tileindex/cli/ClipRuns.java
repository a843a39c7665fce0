package org.tileindex.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs of `clip` over small rasters that GDAL 3.6 wrote.
///
/// The rasters in this folder of tests have 70 × 60 pixels of 0.1° (`point`: 1/12°) from 5° E 50° N. The sample of band
/// `b` in column `x` and row `y` of the file is `(7 x + 3 y b) % 200 + b`. The mask of `mask` is 0 where `x + y` is a
/// multiple of 5, and the last band of `alpha` where it is one of 3.
///
/// Three are in a plane and cover much of the same ground: `utm` (EPSG 32632, 8 km, nodata 60000), `laea` (3035, 9 km,
/// two bands, a mask as that of `mask`, pixel-is-point) and `mercator` (3857, 11 km, nodata 0).
final class ClipRuns {
    private static final Path VARIANTS = Path.of("..", "raster/src/test/resources/org/tileindex/raster/variants")
            .toAbsolutePath();
    private static final Path RASTERS =
            Path.of("src/test/resources/org/tileindex/cli/clip").toAbsolutePath();

    /// A rectangle from west, south to east, north, a triangle, and a sliver between centres of cells.
    static final String ZONES = """
            {"type": "Feature", "properties": {"id": "square"}, "geometry": {"type": "Polygon",
            "coordinates": [[[6.01, 47.01], [8.99, 47.01], [8.99, 48.99], [6.01, 48.99], [6.01, 47.01]]]}}
            {"type": "Feature", "properties": {"id": "a/b ü"}, "geometry": {"type": "Polygon",
            "coordinates": [[[6.13, 46.2], [8.77, 48.1], [7.21, 49.2], [6.13, 46.2]]]}}
            {"type": "Feature", "properties": {"id": "sliver"}, "geometry": {"type": "Polygon",
            "coordinates": [[[7.0001, 47.0001], [7.0002, 47.0001], [7.0002, 47.0002], [7.0001, 47.0001]]]}}
            """;

    private ClipRuns() {}

    /// One of this folder.
    static Path raster(String name) {
        return RASTERS.resolve(name + ".tif");
    }

    /// One of the variants of the raster module's tests.
    static Path variant(String name) {
        return VARIANTS.resolve(name + ".tif");
    }

    static Path variants() {
        return VARIANTS;
    }

    /// Clips the zones of a text.
    static Ended clip(Path raster, String zones, Path out, String... options) throws IOException {
        Path file = Files.writeString(Files.createTempFile(out.getParent(), "zones", ".geojson"), zones);
        List<String> arguments = new ArrayList<>(List.of(
                "clip",
                "--raster",
                raster.toString(),
                "--zones",
                file.toString(),
                "--zone-ids",
                "any",
                "--zone-id",
                "id",
                "--progress",
                "none",
                "--out",
                out.toString()));
        arguments.addAll(List.of(options));
        return Ended.of(arguments.toArray(String[]::new));
    }
}
