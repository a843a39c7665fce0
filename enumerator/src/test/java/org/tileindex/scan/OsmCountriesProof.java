package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.Zone;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneOptions;
import org.tileindex.zone.file.ZoneSource;

/// OpenStreetMap's borders, 3.88 million vertices, against JTS. The file is too large for the tree, so the test runs
/// only where the property `osm.file` names it, by a path relative to the repository's root.
class OsmCountriesProof {
    private static ZoneCatalog catalog;

    @BeforeAll
    static void read() throws Exception {
        // Maven runs the tests of a module in the module's folder.
        Path file = Path.of("..").resolve(System.getProperty("osm.file", ""));
        assertTrue(Files.isRegularFile(file), file.toAbsolutePath().normalize() + " is absent: give -Dosm.file=FILE");
        catalog = ZoneCatalog.read(ZoneSource.file(file), ZoneOptions.DEFAULT);
    }

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void everyCellNearABorderAtTwoAndAHalfArcMinutesIsAsJtsSays(InclusionRule rule) throws Exception {
        Grid grid = GridSpec.parse("2.5m", Bounds.WORLD);
        List<Zone> zones = catalog.select(List.of(Locale.getISOCountries()));
        assertEquals(249, zones.size());
        long decisions = 0;
        for (Zone zone : zones) {
            decisions += new NearEdgeCells(grid, zone).compare(rule);
        }
        System.out.printf(
                "%d OpenStreetMap countries at 2.5 arc-minutes, %s: %,d decisions within two cells of an edge,"
                        + " 0 differences%n",
                zones.size(), rule, decisions);
        assertTrue(decisions > 1_000_000);
    }
}
