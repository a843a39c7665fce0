package org.tileindex.bench.peers;

import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.tileindex.grid.InclusionRule;
import org.tileindex.tile.Dataset;

/// Rows of one dataset for parquet-java.
final class TileRows extends WriteSupport<Tile> {
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

    private final MessageType schema;
    private final String[] names;
    private final Fields fields;
    private Optional<RecordConsumer> prepared = Optional.empty();

    private TileRows(MessageType schema, Fields fields) {
        this.schema = schema;
        this.names = schema.getFields().stream().map(type -> type.getName()).toArray(String[]::new);
        this.fields = fields;
    }

    /// Gives the fields of a tile to its rows, in the schema's order.
    private interface Fields {
        void write(TileRows rows, RecordConsumer to, Tile tile);
    }

    /// @param dataset one of [TileDatasets#ALL]
    static TileRows of(String dataset) {
        return dataset.equals(Dataset.TILE_INDEX.name())
                ? new TileRows(INDEX, TileRows::index)
                : new TileRows(BOUNDS, TileRows::bounds);
    }

    @Override
    @Deprecated
    public WriteContext init(Configuration configuration) {
        return new WriteContext(schema, Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        prepared = Optional.of(recordConsumer);
    }

    @Override
    public void write(Tile tile) {
        RecordConsumer to = prepared.orElseThrow();
        to.startMessage();
        fields.write(this, to, tile);
        to.endMessage();
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

    private void text(RecordConsumer to, int field, Binary value) {
        to.startField(names[field], field);
        to.addBinary(value);
        to.endField(names[field], field);
    }

    private void number(RecordConsumer to, int field, long value) {
        to.startField(names[field], field);
        to.addLong(value);
        to.endField(names[field], field);
    }

    private void number(RecordConsumer to, int field, int value) {
        to.startField(names[field], field);
        to.addInteger(value);
        to.endField(names[field], field);
    }

    private void number(RecordConsumer to, int field, double value) {
        to.startField(names[field], field);
        to.addDouble(value);
        to.endField(names[field], field);
    }
}
