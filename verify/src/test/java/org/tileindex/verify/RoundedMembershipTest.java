package org.tileindex.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.tileindex.fault.ErrorCode;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.membership.PolygonRule;
import org.tileindex.zone.RandomZones;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZonePolygon;

/// Exact arithmetic decides where an edge comes so near to a centroid or a corner that JTS rounds. A good output has no
/// faults, and an output made by JTS alone has some.
@Tag("slow")
class RoundedMembershipTest {
    /// Grid in thirds and sevenths of a degree, which doubles round.
    private static final Grid GRID = new Grid(8, 8, -1 / 3.0, 2 / 7.0, 1 / 7.0, 1 / 7.0);

    @TempDir
    private Path folder = Path.of("");

    /// Seeds of zones with a cell that JTS alone wrongly takes.
    @ParameterizedTest
    @CsvSource({"CENTER, 597, 2, 0", "CENTER, 122423, 0, 3", "ANY_OVERLAP, 60996, 2, 5"})
    void aCellThatOnlyJtsTakes(InclusionRule rule, long seed, int row, int col) throws Exception {
        Zone zone = new RandomZones(seed, GRID).next();
        assertTrue(isTakenByJts(zone, rule, row, col), "JTS rounds");
        PublishedSample sample = publish(zone, rule);
        assertEquals(List.of(), sample.verify(true));
        assertEquals(List.of(), sample.verify(false));
    }

    /// Seeds of zones with a cell that JTS alone misses. An output that misses it as well has a fault.
    @ParameterizedTest
    @CsvSource({"CENTER, 6846, 1, 0", "ANY_OVERLAP, 31, 7, 4", "ANY_OVERLAP, 15190, 0, 5"})
    void aCellThatOnlyJtsMisses(InclusionRule rule, long seed, int row, int col) throws Exception {
        Zone zone = new RandomZones(seed, GRID).next();
        assertFalse(isTakenByJts(zone, rule, row, col), "JTS rounds");
        PublishedSample sample = publish(zone, rule);
        assertEquals(List.of(), sample.verify(true));
        assertEquals(List.of(), sample.verify(false));
        Object tile = GRID.tileId(row, col);
        sample.editBoth("LS", rows -> rows.removeIf(cell -> cell[DatasetSchema.TILE_ID].equals(tile)));
        sample.settle();
        List<Failure> failures = sample.verify(true);
        assertEquals(1, failures.size(), failures::toString);
        assertEquals(ErrorCode.E008_INCLUSION_RULE, failures.getFirst().code());
        assertEquals("a tile is missing", failures.getFirst().what());
        assertEquals(row, failures.getFirst().place().rasterRow());
        assertEquals(col, failures.getFirst().place().rasterCol());
    }

    private static boolean isTakenByJts(Zone zone, InclusionRule rule, int row, int col) {
        PolygonRule.Cell cell = new PolygonRule.Cell(
                GRID.westEdge(col),
                GRID.northEdge(row + 1),
                GRID.westEdge(col + 1),
                GRID.northEdge(row),
                new Coordinate(GRID.centroidLon(col), GRID.centroidLat(row)));
        return zone.polygons().stream()
                .anyMatch(polygon -> PolygonRule.of(rule.id(), polygon).covers(cell));
    }

    /// Publishes the zone from GeoJSON, whose decimals parse to the same doubles.
    private PublishedSample publish(Zone zone, InclusionRule rule) throws Exception {
        String polygons =
                zone.polygons().stream().map(RoundedMembershipTest::rings).collect(Collectors.joining(",", "[", "]"));
        Path zones = Files.writeString(folder.resolve("zones.geojson"), """
                {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"iso_a2": "LS"},
                 "geometry": {"type": "MultiPolygon", "coordinates": %s}}]}
                """.formatted(polygons));
        return PublishedSample.publish(folder.resolve("out"), rule, GRID, zones);
    }

    private static String rings(ZonePolygon polygon) {
        return Stream.concat(Stream.of(polygon.shell()), polygon.holes().stream())
                .map(RoundedMembershipTest::ring)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String ring(double[] xy) {
        return Stream.iterate(0, i -> i < xy.length, i -> i + 2)
                .map(i -> "[%s,%s]".formatted(xy[i], xy[i + 1]))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
