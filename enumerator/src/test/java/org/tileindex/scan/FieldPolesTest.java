package org.tileindex.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.zone.Zone;
import org.tileindex.zone.ZoneIds;
import org.tileindex.zone.ZoneValidator;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneOptions;
import org.tileindex.zone.file.ZoneSource;

/// Files from public bug reports about poles and the antimeridian. Their numbers of tiles come from exact rational
/// arithmetic outside this program.
class FieldPolesTest {
    private static final Grid GRID = GridSpec.parse("1", Bounds.WORLD);

    @ParameterizedTest
    @CsvSource({
        "30a-pole-start-overhang, AQ, 6195",
        "30b-pole-start-elsewhere, AQ, 6195",
        "33a-pole-hole-on-seam, AQ, 7085",
        "33b-pole-hole-off-seam, AQ, 7085",
        "33d-pole-graze, AQ, 6997",
        "38a-southern-ocean-annulus, RU, 3600",
    })
    void ringsRoundThePoleHaveTheirTiles(String file, String id, long tiles) throws Exception {
        Zone zone = read(file + ".geojson", id);
        assertEquals(tiles, Drawing.scan(GRID, zone).spans().cells());
        for (InclusionRule rule : InclusionRule.values()) {
            Drawing.sameCellByCell(rule, GRID, zone, file);
        }
    }

    /// The box is meant to be the world, but its long edges are the short way round: it is 0.0084 degrees wide.
    @Test
    void boxAlmostAsWideAsTheWorldHasNoCentroid() throws Exception {
        ZoneCatalog catalog = ZoneCatalog.read(
                source("27-worldbox.geojson"), new ZoneOptions(Optional.of("zone"), Optional.empty(), ZoneIds.ANY));
        for (Zone zone : catalog.all()) {
            ZoneValidator.checkTopology(zone);
            assertEquals(0, Drawing.scan(GRID, zone).spans().cells());
        }
    }

    @ParameterizedTest
    @CsvSource({"02a-antarctica-noise.geojson", "02c-antarctica-lon-noise.geojson"})
    void antarcticaBeyondALimitByARoundingErrorReachesThePole(String file) throws Exception {
        Spans spans = Drawing.scan(GRID, read(file, "AQ")).spans();
        int last = spans.size() - 1;
        assertEquals(GRID.nrows() - 1, spans.row(last));
        assertEquals(GRID.ncols(), spans.length(last));
    }

    @Test
    void quantizedTopologyBeyondTheAntimeridianByARoundingErrorIsRead() throws Exception {
        ZoneSource source = source("quantized-180.00000000000006.topojson");
        ZoneCatalog catalog = ZoneCatalog.read(source, ZoneOptions.DEFAULT);
        for (String id : List.of("AQ", "FJ", "RU", "US")) {
            Zone zone = catalog.select(List.of(id)).get(0);
            ZoneValidator.checkTopology(zone);
            assertTrue(Drawing.scan(GRID, zone).spans().cells() > 0, id);
        }
    }

    private static Zone read(String file, String id) throws Exception {
        Zone zone = ZoneCatalog.read(source(file), ZoneOptions.DEFAULT)
                .select(List.of(id))
                .get(0);
        ZoneValidator.checkTopology(zone);
        return zone;
    }

    private static ZoneSource source(String file) throws Exception {
        return ZoneSource.file(Path.of(Objects.requireNonNull(FieldPolesTest.class.getResource("field/" + file))
                .toURI()));
    }
}
