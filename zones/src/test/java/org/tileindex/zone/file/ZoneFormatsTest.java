package org.tileindex.zone.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tileindex.zone.ZonePolygon;

/// One layer in all formats, written by GDAL: the same ids and the same rings, coordinate by coordinate.
class ZoneFormatsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"gpkg", "fgb", "shp"})
    void everyFormatHoldsTheSameFeatures(String ending) throws Exception {
        assertSame(SampleFormats.ne110m(ending));
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "gpkg", "fgb"})
    void namesOfFilesSayNothing(String ending) throws Exception {
        assertSame(Files.copy(SampleFormats.ne110m(ending), folder.resolve("zones.txt")));
    }

    @Test
    void shapefileWithoutItsEndingAndWithEndingsInUpperCase() throws Exception {
        Files.copy(SampleFormats.ne110m("shp"), folder.resolve("ZONES.SHP"));
        Files.copy(SampleFormats.ne110m("dbf"), folder.resolve("ZONES.DBF"));
        assertSame(folder.resolve("ZONES.SHP"));
    }

    @Test
    void zippedShapefileInAFolder() throws Exception {
        assertSame(SampleFormats.zip(folder.resolve("zones"), "some.folder/ne110m"));
    }

    @Test
    void geoJsonFeatureCollection() throws Exception {
        assertSameRounded(SampleFormats.ne110m("geojson"));
    }

    @Test
    void newlineDelimitedGeoJson() throws Exception {
        assertSameRounded(
                Files.writeString(folder.resolve("zones"), String.join("\n", SampleFormats.featureLines()) + "\n"));
    }

    @Test
    void geoJsonTextSequence() throws Exception {
        assertSameRounded(Files.writeString(
                folder.resolve("zones"),
                SampleFormats.featureLines().stream()
                        .map(line -> "\u001e" + line + "\n")
                        .collect(Collectors.joining())));
    }

    @Test
    void topoJsonWithArcsBackwards() throws Exception {
        assertSameRounded(Files.writeString(folder.resolve("zones"), SampleFormats.topology()));
    }

    @Test
    void filesBesideAShapefileAreCountedAndDigested() throws Exception {
        Path shp = Files.copy(SampleFormats.ne110m("shp"), folder.resolve("zones.shp"));
        ZoneSource alone = ZoneSource.file(shp);
        Path dbf = Files.copy(SampleFormats.ne110m("dbf"), folder.resolve("zones.dbf"));
        ZoneSource both = ZoneSource.file(shp);
        assertEquals(Files.size(shp) + Files.size(dbf), both.size());
        assertNotEquals(alone.sha256(), both.sha256());
        byte[] attributes = Files.readAllBytes(dbf);
        attributes[attributes.length - 2] ^= 1;
        Files.write(dbf, attributes);
        assertNotEquals(both.sha256(), ZoneSource.file(shp).sha256());
    }

    private static void assertSame(Path file) throws Exception {
        List<Feature> features = SampleFormats.read(file);
        assertEquals(177, features.size());
        assertEquals(
                normal(SampleFormats.read(SampleFormats.ne110m("parquet")), DoubleUnaryOperator.identity()),
                normal(features, DoubleUnaryOperator.identity()));
    }

    /// GDAL wrote the GeoJSON sample with seven decimals, so its coordinates are compared with rounded ones.
    private static void assertSameRounded(Path file) throws Exception {
        List<Feature> features = SampleFormats.read(file);
        assertEquals(
                normal(
                        SampleFormats.read(SampleFormats.ne110m("parquet")),
                        degrees -> new BigDecimal(degrees)
                                .setScale(7, RoundingMode.HALF_EVEN)
                                .doubleValue()),
                normal(features, DoubleUnaryOperator.identity()));
    }

    /// Features in a canonical form: sorted, because FlatGeobuf orders them by place, their polygons sorted, and their
    /// rings in one direction from the least vertex.
    private static List<String> normal(List<Feature> features, DoubleUnaryOperator round) {
        return features.stream()
                .map(feature -> feature.id().orElse("no id") + " "
                        + feature.polygons().stream()
                                .map(polygon -> normal(polygon, round))
                                .sorted()
                                .toList())
                .sorted()
                .toList();
    }

    private static String normal(ZonePolygon polygon, DoubleUnaryOperator round) {
        return normal(polygon.shell(), round) + " without "
                + polygon.holes().stream()
                        .map(hole -> normal(hole, round))
                        .sorted()
                        .toList();
    }

    private static String normal(double[] ring, DoubleUnaryOperator round) {
        List<String> vertices = new ArrayList<>();
        for (int i = 0; i < ring.length - 2; i += 2) {
            // Adding nothing makes a negative zero positive.
            vertices.add((round.applyAsDouble(ring[i]) + 0.0) + " " + (round.applyAsDouble(ring[i + 1]) + 0.0));
        }
        List<List<String>> writings = new ArrayList<>();
        for (List<String> direction : List.of(vertices, vertices.reversed())) {
            String least = direction.stream().sorted().findFirst().orElse("");
            for (int start = 0; start < direction.size(); start++) {
                if (direction.get(start).equals(least)) {
                    List<String> turned = new ArrayList<>(direction.subList(start, direction.size()));
                    turned.addAll(direction.subList(0, start));
                    writings.add(turned);
                }
            }
        }
        return ring.length + ": "
                + writings.stream().map(Object::toString).sorted().findFirst().orElse("");
    }
}
