package org.tileindex.tile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tileindex.zone.ZoneIds;

/// A dataset that a run publishes: its name and its columns in order, none of them nullable (contract, section 3).
/// Every file format writes its columns by walking this value.
///
/// @param name the first folder of its layout
public record Dataset(String name, List<Column> columns) {
    private static final Optional<String> BBOX = Optional.of("bbox");
    private static final Column ZONE = new Column("country_iso", Quantity.ZONE);
    private static final Column COVERAGE = new Column("coverage", Quantity.COVERAGE);
    private static final Column TILE_ID = new Column("tile_id", Quantity.TILE_ID);

    /// Ids, centroids and areas of tiles.
    public static final Dataset TILE_INDEX = new Dataset(
            "tile_index",
            List.of(
                    ZONE,
                    TILE_ID,
                    new Column("raster_row", Quantity.RASTER_ROW),
                    new Column("raster_col", Quantity.RASTER_COL),
                    new Column("centroid_lon", Quantity.CENTROID_LON),
                    new Column("centroid_lat", Quantity.CENTROID_LAT),
                    new Column("pixel_area_m2", Quantity.AREA),
                    new Column("inclusion_rule", Quantity.RULE)));

    /// Edges of tiles.
    public static final Dataset TILE_BOUNDS = new Dataset(
            "tile_bounds",
            List.of(
                    ZONE,
                    TILE_ID,
                    new Column("min_lat_deg", Quantity.MIN_LAT),
                    new Column("max_lat_deg", Quantity.MAX_LAT),
                    new Column("min_lon_deg", Quantity.MIN_LON),
                    new Column("max_lon_deg", Quantity.MAX_LON),
                    new Column("centroid_lat_deg", Quantity.CENTROID_LAT),
                    new Column("centroid_lon_deg", Quantity.CENTROID_LON)));

    /// Tiles with the values that they have in rasters. `x` and `y` are centres in the raster's own coordinates.
    public static final Dataset TILE_VALUES = new Dataset(
            "tile_values",
            List.of(
                    new Column("zone_id", Quantity.ZONE),
                    TILE_ID,
                    new Column("raster_row", Quantity.RASTER_ROW),
                    new Column("raster_col", Quantity.RASTER_COL),
                    new Column("x", Quantity.CENTROID_LON),
                    new Column("y", Quantity.CENTROID_LAT)));

    /// Spans of tiles: a row for each maximal run of a zone's tiles in a row of the grid.
    public static final Dataset TILE_SPANS = new Dataset(
            "tile_spans",
            List.of(
                    ZONE,
                    new Column("raster_row", Quantity.RASTER_ROW),
                    new Column("col_from", Quantity.RASTER_COL),
                    new Column("col_to", Quantity.COL_END),
                    new Column("tile_id_from", Quantity.TILE_ID),
                    new Column("tiles", Quantity.TILES),
                    new Column("area_m2", Quantity.AREA)));

    /// The columns by which [#TILE_SPANS] is GeoParquet: the group `bbox` and `geometry`.
    private static final List<Column> GEOMETRY = List.of(
            new Column(BBOX, "xmin", Quantity.MIN_LON),
            new Column(BBOX, "ymin", Quantity.MIN_LAT),
            new Column(BBOX, "xmax", Quantity.MAX_LON),
            new Column(BBOX, "ymax", Quantity.MAX_LAT),
            new Column("geometry", Quantity.GEOMETRY));

    /// What `enumerate` can publish, in this order.
    public static final List<Dataset> ENUMERATED = List.of(TILE_INDEX, TILE_BOUNDS, TILE_SPANS);

    /// What `enumerate` publishes unless it is told otherwise.
    public static final List<Dataset> TILES = List.of(TILE_INDEX, TILE_BOUNDS);

    /// What `values` publishes.
    public static final List<Dataset> VALUES = List.of(TILE_VALUES);

    public Dataset {
        columns = List.copyOf(columns);
    }

    /// The same datasets, with a column `coverage` after the columns of those that may have values.
    public static List<Dataset> withCoverage(List<Dataset> datasets) {
        return datasets.stream()
                .map(dataset -> dataset.hasValues() ? dataset.with(List.of(COVERAGE)) : dataset)
                .toList();
    }

    /// The same datasets, with the rectangles of spans.
    public static List<Dataset> withGeometry(List<Dataset> datasets) {
        return datasets.stream()
                .map(dataset -> dataset.isOfSpans() ? dataset.with(GEOMETRY) : dataset)
                .toList();
    }

    private Dataset with(List<Column> further) {
        List<Column> more = new ArrayList<>(columns);
        more.addAll(further);
        return new Dataset(name, more);
    }

    /// Whether this is `other`, whatever columns either has beyond its own.
    public boolean is(Dataset other) {
        return name.equals(other.name);
    }

    /// Whether columns of values stand after its own (contract, section 8.1).
    public boolean hasValues() {
        return !is(TILE_BOUNDS) && !is(TILE_SPANS);
    }

    /// Whether a row is a span of tiles, not a tile.
    public boolean isOfSpans() {
        return is(TILE_SPANS);
    }

    /// Whether a column of it has this quantity.
    public boolean has(Quantity quantity) {
        return columns.stream().anyMatch(column -> column.quantity() == quantity);
    }

    /// Whether one of `datasets` has this quantity.
    public static boolean anyHas(List<Dataset> datasets, Quantity quantity) {
        return datasets.stream().anyMatch(dataset -> dataset.has(quantity));
    }

    /// The names of `datasets`.
    public static List<String> names(List<Dataset> datasets) {
        return datasets.stream().map(Dataset::name).toList();
    }

    /// The name of the column of zone ids.
    public String idColumn(ZoneIds ids) {
        return columns.getFirst().name(ids);
    }

    /// A quantity of each row, under the name that it has in this dataset.
    ///
    /// @param group name of the group that it is a field of; empty for none
    /// @param name where zones are countries; see [#name(ZoneIds)]
    public record Column(Optional<String> group, String name, Quantity quantity) {
        /// A column that is in no group.
        Column(String name, Quantity quantity) {
            this(Optional.empty(), name, quantity);
        }

        /// The name in the files: ids that are not those of countries are in `zone_id`.
        public String name(ZoneIds ids) {
            return quantity == Quantity.ZONE && ids == ZoneIds.ANY ? "zone_id" : name;
        }
    }
}
