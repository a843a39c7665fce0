package org.tileindex.bench.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.grid.InclusionRule;
import org.tileindex.grid.RowAreas;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.tile.Shard;
import org.tileindex.tile.ShardPlanner;
import org.tileindex.tile.ShardSizes;
import org.tileindex.zone.Zone;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneSource;

/// What every writer is given: the tiles of some countries, cut into the shards that this program makes of them. A peer
/// need not find the tiles; it gets their spans and the areas of all rows.
final class Work {
    private final Grid grid;
    private final double[] areas;
    private final List<Part> parts;

    private Work(Grid grid, double[] areas, List<Part> parts) {
        this.grid = grid;
        this.areas = areas;
        this.parts = List.copyOf(parts);
    }

    /// One shard: spans `[shard.spanFrom(), shard.spanTo())` of `spans`.
    record Part(String country, Spans spans, Shard shard) {

        /// The name of its file under the folder of a dataset.
        String file() {
            return "country=%s/%s".formatted(country, shard.fileName("parquet"));
        }
    }

    /// The tiles of `countries` on `grid`, in order of countries and ids.
    static Work of(List<String> countries, Grid grid) throws IOException, TileIndexException {
        ZoneScanner scanner = new ZoneScanner(grid, InclusionRule.CENTER, new ScalarCrossings());
        long shardRows = ShardSizes.of(grid).shardRows();
        List<Part> parts = new ArrayList<>();
        for (Zone zone : zones(countries)) {
            Spans spans = scanner.scan(zone).spans();
            for (Shard shard : ShardPlanner.plan(spans, shardRows)) {
                parts.add(new Part(zone.id(), spans, shard));
            }
        }
        return new Work(grid, new RowAreas(grid).require(0, grid.nrows()), parts);
    }

    /// The embedded countries with the given ids, all of them if there are none.
    static List<Zone> zones(List<String> countries) throws IOException, TileIndexException {
        ZoneCatalog catalog = ZoneCatalog.read(ZoneSource.embedded());
        return countries.isEmpty() ? catalog.all() : catalog.select(countries);
    }

    Grid grid() {
        return grid;
    }

    /// The area of a cell of row `row`, in m².
    double area(int row) {
        return areas[row];
    }

    List<Part> parts() {
        return parts;
    }

    /// The number of tiles.
    long tiles() {
        return parts.stream().mapToLong(part -> part.shard().cells()).sum();
    }
}
