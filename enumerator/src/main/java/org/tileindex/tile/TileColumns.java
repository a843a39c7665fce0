package org.tileindex.tile;

import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Types;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.ColumnForm;
import org.tileindex.writer.form.ColumnForm.Constant;
import org.tileindex.writer.form.ColumnForm.Lookup;
import org.tileindex.writer.form.ColumnForm.PerRun;
import org.tileindex.writer.form.ColumnForm.Ramp;
import org.tileindex.writer.form.RampStart;
import org.tileindex.writer.form.RunIndex;
import org.tileindex.writer.form.RunTable;
import org.tileindex.writer.form.ValueTable;
import org.tileindex.zone.ZoneIds;

/// The Parquet columns of one shard's tiles, as forms over its spans: a span of a zone is a run, or several where the
/// zone covers some of its cells in part.
///
/// A quantity that depends on the row alone is the same for all tiles of a run; one that depends on the column alone is
/// looked up at consecutive positions. All columns of a kind share one index, and so their pages, in all datasets.
public final class TileColumns {
    private final ZoneIds ids;
    private final RunTable runs;
    private final Map<Quantity, ColumnForm> forms = new EnumMap<>(Quantity.class);

    /// @param tiles at least one
    /// @param values of the grid that the tiles are on
    /// @throws TileIndexException E006 if a cell has no positive area
    public TileColumns(ZoneTiles tiles, GridColumns values) throws TileIndexException {
        this.ids = tiles.ids();
        Grid grid = values.grid();
        CoveredRuns cells = CoveredRuns.of(tiles.zones());
        int[] rows = cells.rows();
        int[] cols = cells.cols();
        long[] firstCols = new long[rows.length];
        long[] firstIds = new long[rows.length];
        for (int run = 0; run < rows.length; run++) {
            firstCols[run] = cols[run];
            firstIds[run] = grid.tileId(rows[run], cols[run]);
        }
        this.runs = new RunTable(cells.lengths());
        forms.put(Quantity.ZONE, zoneForm(tiles.zones(), cells.zones()));
        forms.put(Quantity.COVERAGE, cells.coverage());
        forms.put(Quantity.RULE, constant(tiles.rule().id()));
        forms.put(Quantity.TILE_ID, new Ramp(new RampStart(firstIds)));
        forms.put(Quantity.RASTER_COL, new Ramp(new RampStart(firstCols)));
        RunIndex byRow = new RunIndex(rows);
        forms.put(Quantity.RASTER_ROW, new PerRun(values.ordinals, byRow));
        double[] areas = grid.crs().isProjected() ? new double[0] : tiles.rowAreas();
        forms.put(Quantity.AREA, new PerRun(ValueTable.Doubles.unordered(areas), byRow));
        forms.put(Quantity.CENTROID_LAT, new PerRun(values.centroidLat, byRow));
        forms.put(Quantity.MIN_LAT, new PerRun(values.minLat, byRow));
        forms.put(Quantity.MAX_LAT, new PerRun(values.maxLat, byRow));
        RunIndex byCol = new RunIndex(cols);
        forms.put(Quantity.CENTROID_LON, new Lookup(values.centroidLon, byCol));
        forms.put(Quantity.MIN_LON, new Lookup(values.minLon, byCol));
        forms.put(Quantity.MAX_LON, new Lookup(values.maxLon, byCol));
    }

    private static ColumnForm constant(String text) {
        return new Constant(new ValueTable.Texts(List.of(text)));
    }

    /// @param index of the zone of each run
    static ColumnForm zoneForm(List<ZoneSpans> zones, int[] index) {
        List<String> ids = zones.stream().map(ZoneSpans::zone).toList();
        return ids.size() == 1 ? constant(ids.getFirst()) : new PerRun(new ValueTable.Texts(ids), new RunIndex(index));
    }

    /// The runs that all columns are over.
    public RunTable runs() {
        return runs;
    }

    /// The columns of `dataset`, in its order.
    public List<Column> of(Dataset dataset) {
        return dataset.columns().stream()
                .map(column -> column(column, ids, form(column.quantity())))
                .toList();
    }

    /// A column of a dataset as Parquet has it.
    static Column column(Dataset.Column column, ZoneIds ids, ColumnForm form) {
        return new Column(column.group(), parquetType(column.quantity()).named(column.name(ids)), form);
    }

    private ColumnForm form(Quantity quantity) {
        return Objects.requireNonNull(forms.get(quantity), quantity::name);
    }

    private static Types.PrimitiveBuilder<PrimitiveType> parquetType(Quantity quantity) {
        return switch (quantity.type()) {
            case TEXT -> Types.required(BINARY).as(stringType());
            case UINT32 -> Types.required(INT32).as(intType(32, false));
            case UINT64 -> Types.required(INT64).as(intType(64, false));
            case DOUBLE -> Types.required(DOUBLE);
            case BYTES -> Types.required(BINARY);
        };
    }
}
