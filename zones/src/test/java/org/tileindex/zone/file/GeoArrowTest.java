package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// GeoArrow's native encodings, written by DuckDB as lists: coordinates separated or interleaved, one polygon or many.
class GeoArrowTest {
    /// A square with a hole, as DuckDB's list of rings.
    private static final String RINGS = "[[@(0,0), @(9,0), @(9,9), @(0,9), @(0,0)], [@(2,2), @(3,2), @(3,3), @(2,2)]]";

    private static final String TRIANGLE = "[[@(20,0), @(21,0), @(21,1), @(20,0)]]";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"polygon, true", "polygon, false", "multipolygon, true", "multipolygon, false"})
    void polygonsAreRead(String encoding, boolean interleaved) throws Exception {
        List<Feature> features = read(encoding, interleaved, "");
        assertEquals(List.of("CH", "LS", "FJ", "null"), ids(features));
        boolean multi = encoding.equals("multipolygon");
        List<double[]> holes = features.get(0).polygons().get(0).holes();
        assertArrayEquals(
                new double[] {0, 0, 9, 0, 9, 9, 0, 9, 0, 0},
                features.get(0).polygons().get(0).shell());
        assertArrayEquals(new double[] {2, 2, 3, 2, 3, 3, 2, 2}, holes.get(0));
        assertEquals(multi ? 2 : 1, features.get(1).polygons().size());
        assertArrayEquals(
                new double[] {20, 0, 21, 0, 21, 1, 20, 0},
                features.get(1).polygons().get(multi ? 1 : 0).shell());
        assertTrue(features.get(2).polygons().isEmpty(), "a null geometry");
    }

    @Test
    void conditionsKeepRowsAligned() throws Exception {
        for (boolean interleaved : List.of(true, false)) {
            List<Feature> features = read("polygon", interleaved, "n > 1");
            assertEquals(List.of("LS", "FJ", "null"), ids(features));
            assertEquals(20, features.get(0).polygons().get(0).shell()[0]);
        }
    }

    private static List<String> ids(List<Feature> features) {
        return features.stream().map(feature -> feature.id().orElse("null")).toList();
    }

    private List<Feature> read(String encoding, boolean interleaved, String condition) throws Exception {
        boolean multi = encoding.equals("multipolygon");
        String rows = "SELECT * FROM (VALUES ('CH', 1, %s), ('LS', 2, %s), ('FJ', 3, NULL), (NULL, 4, %s))"
                .formatted(
                        multi ? "[" + RINGS + "]" : RINGS,
                        multi ? "[" + RINGS + ", " + TRIANGLE + "]" : TRIANGLE,
                        multi ? "[" + TRIANGLE + "]" : TRIANGLE);
        String vertex = interleaved ? "[$1::DOUBLE, $2::DOUBLE]" : "{x: $1::DOUBLE, y: $2::DOUBLE}";
        Path file = ZoneFiles.duckDb(
                folder.resolve("zones.parquet"),
                rows.replaceAll("@\\((\\d+),(\\d+)\\)", vertex) + " AS t(iso_a2, n, geometry)",
                "",
                ZoneFiles.GEO.replace("WKB", encoding));
        Optional<Where> where = condition.isEmpty() ? Optional.empty() : Optional.of(WhereParser.parse(condition));
        return FeatureReader.read(ZoneSource.file(file), ZoneOptions.DEFAULT.where(where));
    }
}
