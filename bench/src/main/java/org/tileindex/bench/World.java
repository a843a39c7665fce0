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

/// The input of benchmarks: the embedded countries, the grid of 30 arc-seconds and rule `center`.
public final class World {
    static final Grid GRID = GridSpec.parse("30s", Bounds.WORLD);

    private World() {}

    /// The countries with the given ISO 3166-1 alpha-2 codes, or all countries if there are none.
    public static List<Zone> countries(List<String> isos) throws IOException, TileIndexException {
        ZoneCatalog catalog = ZoneCatalog.read(ZoneSource.embedded());
        return isos.isEmpty() ? catalog.all() : catalog.select(isos);
    }

    /// A scanner for the cells of `grid` whose centroids lie in a zone, with the scalar kernel, as in a run by default.
    public static ZoneScanner scanner(Grid grid) {
        return new ZoneScanner(grid, InclusionRule.CENTER, new ScalarCrossings());
    }

    static Zone country(String iso) throws IOException, TileIndexException {
        return countries(List.of(iso)).getFirst();
    }

    /// The cells of a country on [#GRID].
    static Spans cells(String iso) throws IOException, TileIndexException {
        return scanner(GRID).scan(country(iso)).spans();
    }
}
