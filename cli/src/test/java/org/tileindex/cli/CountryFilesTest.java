package org.tileindex.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Natural Earth's countries run in every format, with the ids that are no codes left out.
@Tag("slow")
class CountryFilesTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zones/src/test/resources/org/tileindex/zone/file/ne110m.parquet",
                "zones/src/test/resources/org/tileindex/zone/file/ne110m.geojson",
                "zones/src/test/resources/org/tileindex/zone/file/ne110m.gpkg",
                "zones/src/test/resources/org/tileindex/zone/file/ne110m.fgb",
                "zones/src/test/resources/org/tileindex/zone/file/ne110m.shp",
                "enumerator/src/test/resources/org/tileindex/scan/ne110m_raw_stitched.geojson",
            })
    void naturalEarthRuns(String file) {
        CountryFiles.run(Path.of("..").resolve(file), folder.resolve("out"));
    }
}
