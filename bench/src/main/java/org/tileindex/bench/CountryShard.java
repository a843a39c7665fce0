package org.tileindex.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.InclusionRule;
import org.tileindex.scan.Spans;
import org.tileindex.tile.Dataset;
import org.tileindex.tile.GridColumns;
import org.tileindex.tile.Shard;
import org.tileindex.tile.ShardPlanner;
import org.tileindex.tile.ShardSizes;
import org.tileindex.tile.TileColumns;
import org.tileindex.tile.ZoneSpans;
import org.tileindex.tile.ZoneTiles;
import org.tileindex.writer.ShardFile;
import org.tileindex.writer.form.Column;
import org.tileindex.zone.ZoneIds;

/// The southernmost shard of a country, with the program's default layout.
final class CountryShard {
    static final ShardSizes SIZES = ShardSizes.of(World.GRID);

    /// Rows of a data page.
    static final int PAGE_ROWS = 1 << 17;

    private final String country;
    private final Shard shard;
    private final GridColumns values = new GridColumns(World.GRID);

    private CountryShard(String country, Spans spans) {
        this.country = country;
        this.shard = ShardPlanner.plan(List.of(new ZoneSpans(country, spans)), SIZES.shardRows())
                .getLast();
    }

    static CountryShard of(String iso) throws IOException, TileIndexException {
        return new CountryShard(iso, World.cells(iso));
    }

    String country() {
        return country;
    }

    long rows() {
        return shard.cells();
    }

    /// The sum of the tile ids of all rows.
    long sumOfIds() {
        long sum = 0;
        Spans spans = shard.zones().getFirst().spans();
        for (int i = 0; i < spans.size(); i++) {
            long first = World.GRID.tileId(spans.row(i), spans.colStart(i));
            sum += (2 * first + spans.length(i) - 1) * spans.length(i) / 2;
        }
        return sum;
    }

    /// The columns of both datasets, described anew by each call.
    TileColumns columns() throws TileIndexException {
        return new TileColumns(
                new ZoneTiles(values.rowAreas(), InclusionRule.CENTER, ZoneIds.ISO, shard.zones()), values);
    }

    /// The columns of both datasets, those of `tile_index` first.
    static List<Column> all(TileColumns columns) {
        return Dataset.TILES.stream()
                .flatMap(dataset -> columns.of(dataset).stream())
                .toList();
    }

    /// The shard's files in `folder`, `tile_index` first.
    static List<ShardFile> files(TileColumns columns, Path folder) {
        return Dataset.TILES.stream()
                .map(dataset ->
                        new ShardFile(folder.resolve(dataset.name() + ".parquet"), dataset.name(), columns.of(dataset)))
                .toList();
    }
}
