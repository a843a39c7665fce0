package org.tileindex.bench.peers;

import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.tileindex.bench.rows.RowSupport;
import org.tileindex.grid.InclusionRule;
import org.tileindex.tile.Dataset;

/// The rows of one dataset for parquet-java.
final class TileRows extends RowSupport<Tile> {
    private static final MessageType INDEX = MessageTypeParser.parseMessageType("""
            message tile_index {
              required binary country_iso (STRING);
              required int64 tile_id (INTEGER(64, false));
              required int32 raster_row (INTEGER(32, false));
              required int32 raster_col (INTEGER(32, false));
              required double centroid_lon;
              required double centroid_lat;
              required double pixel_area_m2;
              required binary inclusion_rule (STRING);
            }
            """);
    private static final MessageType BOUNDS = MessageTypeParser.parseMessageType("""
            message tile_bounds {
              required binary country_iso (STRING);
              required int64 tile_id (INTEGER(64, false));
              required double min_lat_deg;
              required double max_lat_deg;
              required double min_lon_deg;
              required double max_lon_deg;
              required double centroid_lat_deg;
              required double centroid_lon_deg;
            }
            """);
    private static final Binary RULE = Binary.fromString(InclusionRule.CENTER.id());

    private final Fields fields;

    private TileRows(MessageType schema, Fields fields) {
        super(schema);
        this.fields = fields;
    }

    /// Hands the fields of a tile over, in the order of the schema.
    private interface Fields {
        void write(TileRows rows, RecordConsumer to, Tile tile);
    }

    /// @param dataset one of [Dataset#names]
    static TileRows of(String dataset) {
        return dataset.equals(Dataset.TILE_INDEX.name())
                ? new TileRows(INDEX, TileRows::index)
                : new TileRows(BOUNDS, TileRows::bounds);
    }

    @Override
    protected void fields(RecordConsumer to, Tile tile) {
        fields.write(this, to, tile);
    }

    private static void index(TileRows rows, RecordConsumer to, Tile tile) {
        rows.text(to, 0, tile.country);
        rows.number(to, 1, tile.id);
        rows.number(to, 2, tile.row);
        rows.number(to, 3, tile.col);
        rows.number(to, 4, tile.centroidLon);
        rows.number(to, 5, tile.centroidLat);
        rows.number(to, 6, tile.areaM2);
        rows.text(to, 7, RULE);
    }

    private static void bounds(TileRows rows, RecordConsumer to, Tile tile) {
        rows.text(to, 0, tile.country);
        rows.number(to, 1, tile.id);
        rows.number(to, 2, tile.south);
        rows.number(to, 3, tile.north);
        rows.number(to, 4, tile.west);
        rows.number(to, 5, tile.east);
        rows.number(to, 6, tile.centroidLat);
        rows.number(to, 7, tile.centroidLon);
    }
}
