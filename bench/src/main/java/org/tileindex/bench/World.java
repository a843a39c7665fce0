package org.tileindex.bench;

import java.io.IOException;
import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.zone.Zone;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneSource;

/// What benchmarks work on: the embedded countries and the grid of 30 arc-seconds.
final class World {
    static final Grid GRID = GridSpec.parse("30s", Bounds.WORLD);

    private World() {}

    /// The country with an ISO 3166-1 alpha-2 code.
    static Zone country(String iso) throws IOException, TileIndexException {
        return ZoneCatalog.read(ZoneSource.embedded()).select(List.of(iso)).getFirst();
    }

    /// Its cells whose centroid it holds.
    static Spans cells(String iso) throws IOException, TileIndexException {
        return new ZoneScanner(GRID, InclusionRule.CENTER, new ScalarCrossings())
                .scan(country(iso))
                .spans();
    }
}
