package org.tileindex.bench.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tileindex.bench.World;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.grid.RowAreas;
import org.tileindex.scan.Spans;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.tile.Shard;
import org.tileindex.tile.ShardPlanner;
import org.tileindex.tile.ShardSizes;
import org.tileindex.tile.ZoneSpans;
import org.tileindex.zone.Zone;

/// The input of every writer: the tiles of some countries, cut into this program's shards. A peer does not have to find
/// the tiles: it gets their spans and the areas of all rows.
final class Work {
    private final Grid grid;
    private final double[] areas;
    private final List<Part> parts;

    private Work(Grid grid, double[] areas, List<Part> parts) {
        this.grid = grid;
        this.areas = areas;
        this.parts = List.copyOf(parts);
    }

    /// One shard of a country.
    record Part(String country, Shard shard) {
        Spans spans() {
            return shard.zones().getFirst().spans();
        }

        /// The path of its file, relative to the folder of a dataset.
        String file() {
            return "country=%s/%s".formatted(country, shard.fileName("parquet"));
        }
    }

    /// The tiles of `countries` on `grid`, ordered by country and id; all countries if the list is empty.
    static Work of(List<String> countries, Grid grid) throws IOException, TileIndexException {
        ZoneScanner scanner = World.scanner(grid);
        long shardRows = ShardSizes.of(grid).shardRows();
        List<Part> parts = new ArrayList<>();
        for (Zone zone : World.countries(countries)) {
            ZoneSpans spans = new ZoneSpans(zone.id(), scanner.scan(zone).spans());
            for (Shard shard : ShardPlanner.plan(List.of(spans), shardRows)) {
                parts.add(new Part(zone.id(), shard));
            }
        }
        return new Work(grid, new RowAreas(grid).require(0, grid.nrows()), parts);
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
