package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.Antimeridian;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;
import org.tileindex.zone.ZoneValidator;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneOptions;
import org.tileindex.zone.file.ZoneSource;

/// Countries on both sides of the antimeridian: the same tiles from clean data, from the same data counted from 0 to
/// 360, and from raw rings that jump.
class WrappedCountriesTest {
    private static ZoneCatalog countries;
    private static ZoneCatalog clean;
    private static final Map<String, Zone> RAW = new TreeMap<>();

    @BeforeAll
    static void read() throws Exception {
        countries = ZoneCatalog.read(ZoneSource.embedded(), ZoneOptions.DEFAULT);
        Path file = Path.of(Objects.requireNonNull(WrappedCountriesTest.class.getResource("ne110m.parquet"))
                .toURI());
        clean = ZoneCatalog.read(ZoneSource.file(file), ZoneOptions.DEFAULT);
        try (InputStream json = WrappedCountriesTest.class.getResourceAsStream("ne110m_raw_stitched.geojson")) {
            for (Object feature : list(JSON.std.mapFrom(json).get("features"))) {
                addRaw(map(feature));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"RU", "FJ", "AQ", "KI", "NZ", "US"})
    void countingLongitudesFromZeroTo360ChangesNoTile(String id) throws Exception {
        Zone zone = countries.select(List.of(id)).get(0);
        Zone shifted = Antimeridian.unwrap(new Zone(
                id, zone.polygons().stream().map(WrappedCountriesTest::shifted).toList()));
        ZoneValidator.checkTopology(shifted);
        for (InclusionRule rule : InclusionRule.values()) {
            for (String size : List.of("5m", "30s")) {
                Grid grid = GridSpec.parse(size, Bounds.WORLD);
                Spans expected = Drawing.scan(rule, grid, zone).spans();
                assertArrayEquals(
                        flat(expected), flat(Drawing.scan(rule, grid, shifted).spans()), rule + " at " + size);
                System.out.printf("%s at %s, %s: %,d tiles, 0 to 360 the same%n", id, size, rule, expected.cells());
                assertTrue(expected.cells() > 0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void rawRingsHaveTheTilesOfCleanOnesWhereverTheyAreValid(InclusionRule rule) throws Exception {
        Grid grid = GridSpec.parse("5m", Bounds.WORLD);
        List<String> invalid = new ArrayList<>();
        int same = 0;
        for (Zone raw : RAW.values()) {
            Zone unwrapped = Antimeridian.unwrap(raw);
            try {
                ZoneValidator.checkTopology(unwrapped);
            } catch (TileIndexException e) {
                System.out.println("raw: " + e.getMessage());
                invalid.add(raw.id());
                continue;
            }
            Zone expected = clean.select(List.of(raw.id())).get(0);
            assertArrayEquals(
                    flat(Drawing.scan(rule, grid, expected).spans()),
                    flat(Drawing.scan(rule, grid, unwrapped).spans()),
                    raw.id());
            same++;
        }
        System.out.printf("raw rings, %s: %d countries the same as clean ones, %s invalid%n", rule, same, invalid);
        assertEquals(List.of("KP", "SD"), invalid, "whose raw rings cross themselves or have no area");
        assertEquals(RAW.size(), same + invalid.size());
    }

    @Test
    void areasOfRawRingsOnceUnwrappedAreTheRightOnes() {
        double fiji = area(Antimeridian.unwrap(Objects.requireNonNull(RAW.get("FJ"))));
        assertEquals(1.6, fiji, 0.1);
        assertEquals(fiji, area(clean, "FJ"), 1e-3);
        assertEquals(area(clean, "RU"), area(Antimeridian.unwrap(Objects.requireNonNull(RAW.get("RU")))), 1e-3);
        assertEquals(area(clean, "AQ"), area(Antimeridian.unwrap(Objects.requireNonNull(RAW.get("AQ")))), 1e-3);
    }

    private static double area(ZoneCatalog catalog, String id) {
        try {
            return area(catalog.select(List.of(id)).get(0));
        } catch (TileIndexException e) {
            throw new AssertionError(e);
        }
    }

    /// Square degrees within [-180, 180].
    private static double area(Zone zone) {
        var world = JtsOracle.polygon(Drawing.degrees(-180, -90, 180, -90, 180, 90, -180, 90)
                .polygons()
                .get(0));
        return zone.polygons().stream()
                .mapToDouble(polygon ->
                        JtsOracle.polygon(polygon).intersection(world).getArea())
                .sum();
    }

    /// A polygon counted from 0 to 360. A polygon in the west is moved east by a turn as a whole, a polygon across
    /// Greenwich vertex by vertex, as software without a notion of rings does it.
    private static ZonePolygon shifted(ZonePolygon polygon) {
        return new ZonePolygon(
                shifted(polygon.shell()),
                polygon.holes().stream().map(WrappedCountriesTest::shifted).toList());
    }

    private static double[] shifted(double[] ring) {
        double[] shifted = ring.clone();
        boolean west = IntStream.range(0, ring.length / 2).allMatch(v -> ring[2 * v] <= 0);
        for (int i = 0; i < ring.length; i += 2) {
            shifted[i] += west || ring[i] < 0 ? 360 : 0;
        }
        return shifted;
    }

    private static void addRaw(Map<?, ?> feature) {
        String id = String.valueOf(map(feature.get("properties")).get("iso_a2"));
        Map<?, ?> geometry = map(feature.get("geometry"));
        if (!List.of(Locale.getISOCountries()).contains(id)) {
            return;
        }
        List<?> coordinates = list(geometry.get("coordinates"));
        List<?> polygons = "Polygon".equals(geometry.get("type")) ? List.of(coordinates) : coordinates;
        List<ZonePolygon> zone =
                new ArrayList<>(RAW.containsKey(id) ? RAW.get(id).polygons() : List.of());
        for (Object polygon : polygons) {
            List<double[]> rings =
                    list(polygon).stream().map(WrappedCountriesTest::ring).toList();
            zone.add(new ZonePolygon(rings.get(0), rings.subList(1, rings.size())));
        }
        RAW.put(id, new Zone(id, zone));
    }

    private static double[] ring(Object positions) {
        return list(positions).stream()
                .flatMap(position -> list(position).stream())
                .mapToDouble(number -> ((Number) number).doubleValue())
                .toArray();
    }

    private static List<?> list(@Nullable Object json) {
        return (List<?>) Objects.requireNonNull(json);
    }

    private static Map<?, ?> map(@Nullable Object json) {
        return (Map<?, ?>) Objects.requireNonNull(json);
    }

    private static int[] flat(Spans spans) {
        return IntStream.range(0, spans.size())
                .flatMap(i -> IntStream.of(spans.row(i), spans.colStart(i), spans.colEnd(i)))
                .toArray();
    }
}
