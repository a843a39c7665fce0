package org.tileindex.tile;

import java.util.List;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.scan.Spans;
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

/// The columns of one shard's `tile_index` and `tile_bounds`, as forms over its spans: a span is a run.
///
/// Whatever depends on the row alone is the same for all tiles of a run; whatever depends on the column alone is
/// looked up at consecutive positions. All columns of a kind share one index, and so their pages.
public final class TileColumns {
    private final RunTable runs;
    private final List<Column> tileIndex;
    private final List<Column> tileBounds;

    private TileColumns(RunTable runs, List<Column> tileIndex, List<Column> tileBounds) {
        this.runs = runs;
        this.tileIndex = tileIndex;
        this.tileBounds = tileBounds;
    }

    /// The columns of spans `[from, to)`, which must not be empty.
    ///
    /// @param zone the column of zone ids, see [TileDatasets#zone]
    /// @param rule the name of the inclusion rule
    /// @throws TileIndexException E006 if a cell has no positive area
    public static TileColumns of(Column zone, String rule, Spans spans, int from, int to, GridColumns values)
            throws TileIndexException {
        Grid grid = values.grid();
        int size = to - from;
        int[] lengths = new int[size];
        int[] rows = new int[size];
        int[] cols = new int[size];
        long[] firstCols = new long[size];
        long[] firstIds = new long[size];
        for (int i = 0; i < size; i++) {
            int span = from + i;
            lengths[i] = spans.length(span);
            rows[i] = spans.row(span);
            cols[i] = spans.colStart(span);
            firstCols[i] = cols[i];
            firstIds[i] = grid.tileId(rows[i], cols[i]);
        }
        ValueTable areas = values.areas(rows[0], rows[size - 1] + 1);
        RunIndex byRow = new RunIndex(rows);
        RunIndex byCol = new RunIndex(cols);
        ColumnForm tileId = new Ramp(new RampStart(firstIds));
        List<Column> tileIndex = List.of(
                zone,
                new Column(TileDatasets.TILE_ID, tileId),
                new Column(TileDatasets.RASTER_ROW, new PerRun(values.ordinals, byRow)),
                new Column(TileDatasets.RASTER_COL, new Ramp(new RampStart(firstCols))),
                new Column(TileDatasets.CENTROID_LON, new Lookup(values.centroidLon, byCol)),
                new Column(TileDatasets.CENTROID_LAT, new PerRun(values.centroidLat, byRow)),
                new Column(TileDatasets.PIXEL_AREA_M2, new PerRun(areas, byRow)),
                new Column(TileDatasets.INCLUSION_RULE, new Constant(new ValueTable.Text(rule))));
        List<Column> tileBounds = List.of(
                zone,
                new Column(TileDatasets.TILE_ID, tileId),
                new Column(TileDatasets.MIN_LAT_DEG, new PerRun(values.minLat, byRow)),
                new Column(TileDatasets.MAX_LAT_DEG, new PerRun(values.maxLat, byRow)),
                new Column(TileDatasets.MIN_LON_DEG, new Lookup(values.minLon, byCol)),
                new Column(TileDatasets.MAX_LON_DEG, new Lookup(values.maxLon, byCol)),
                new Column(TileDatasets.CENTROID_LAT_DEG, new PerRun(values.centroidLat, byRow)),
                new Column(TileDatasets.CENTROID_LON_DEG, new Lookup(values.centroidLon, byCol)));
        return new TileColumns(new RunTable(lengths), tileIndex, tileBounds);
    }

    /// The runs that both datasets' columns are over.
    public RunTable runs() {
        return runs;
    }

    public List<Column> tileIndex() {
        return tileIndex;
    }

    public List<Column> tileBounds() {
        return tileBounds;
    }
}
