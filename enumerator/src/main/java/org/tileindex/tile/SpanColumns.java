package org.tileindex.tile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tileindex.fault.TileIndexException;
import org.tileindex.grid.Grid;
import org.tileindex.scan.Spans;
import org.tileindex.writer.form.Column;
import org.tileindex.writer.form.ColumnForm;
import org.tileindex.writer.form.ColumnForm.PerRun;
import org.tileindex.writer.form.ColumnForm.Ramp;
import org.tileindex.writer.form.RampStart;
import org.tileindex.writer.form.RunIndex;
import org.tileindex.writer.form.RunTable;
import org.tileindex.zone.ZoneIds;

/// The Parquet columns of one shard of [Dataset#TILE_SPANS], where each span is a row: forms over runs of length 1.
public final class SpanColumns {
    private final ZoneIds ids;
    private final RunTable runs;
    private final Dataset dataset;
    private final Optional<SpanBoxes> boxes;
    private final Map<Quantity, ColumnForm> forms = new EnumMap<>(Quantity.class);

    /// @param tiles at least one
    /// @param values of the grid that the tiles are on
    /// @param dataset [Dataset#TILE_SPANS], with or without rectangles
    /// @throws TileIndexException E006 if a cell has no positive area
    public SpanColumns(ZoneTiles tiles, GridColumns values, Dataset dataset) throws TileIndexException {
        this.ids = tiles.ids();
        int size = tiles.spans();
        int[] ones = new int[size];
        Arrays.fill(ones, 1);
        this.runs = new RunTable(ones);
        this.dataset = dataset;
        this.boxes = dataset.has(Quantity.GEOMETRY)
                ? Optional.of(new SpanBoxes(tiles, values.grid(), size))
                : Optional.empty();
        Cells cells = new Cells(tiles, values.grid(), size);
        double[] area = new double[size];
        Arrays.setAll(area, span -> cells.count[span] * cells.areas[cells.rows[span]]);
        forms.put(Quantity.ZONE, TileColumns.zoneForm(tiles.zones(), cells.zones));
        RunIndex byRow = new RunIndex(cells.rows);
        forms.put(Quantity.RASTER_ROW, new Ramp(new RampStart(cells.rowNumbers())));
        forms.put(Quantity.RASTER_COL, new Ramp(new RampStart(cells.from)));
        forms.put(Quantity.COL_END, new Ramp(new RampStart(cells.to)));
        forms.put(Quantity.TILE_ID, new Ramp(new RampStart(cells.firstIds)));
        forms.put(Quantity.TILES, new Ramp(new RampStart(cells.count)));
        forms.put(Quantity.AREA, DistinctNumbers.perRun(area));
        forms.put(Quantity.MIN_LAT, new PerRun(values.minLat, byRow));
        forms.put(Quantity.MAX_LAT, new PerRun(values.maxLat, byRow));
        if (boxes.isPresent()) {
            forms.put(Quantity.MIN_LON, DistinctNumbers.perRun(boxes.get().west()));
            forms.put(Quantity.MAX_LON, DistinctNumbers.perRun(boxes.get().east()));
        }
    }

    /// The numbers of all spans, in their order.
    private static final class Cells {
        private final double[] areas;
        private final int[] zones;
        private final int[] rows;
        private final long[] from;
        private final long[] to;
        private final long[] firstIds;
        private final long[] count;

        Cells(ZoneTiles tiles, Grid grid, int size) throws TileIndexException {
            this.areas = tiles.rowAreas();
            this.zones = new int[size];
            this.rows = new int[size];
            this.from = new long[size];
            this.to = new long[size];
            this.firstIds = new long[size];
            this.count = new long[size];
            int next = 0;
            for (int zone = 0; zone < tiles.zones().size(); zone++) {
                Spans spans = tiles.zones().get(zone).spans();
                for (int span = 0; span < spans.size(); span++) {
                    zones[next] = zone;
                    rows[next] = spans.row(span);
                    from[next] = spans.colStart(span);
                    to[next] = spans.colEnd(span);
                    firstIds[next] = grid.tileId(spans.row(span), spans.colStart(span));
                    count[next] = to[next] - from[next];
                    next++;
                }
            }
        }

        private long[] rowNumbers() {
            return Arrays.stream(rows).asLongStream().toArray();
        }
    }

    /// The runs that all columns are over: one a span.
    public RunTable runs() {
        return runs;
    }

    /// The rectangles of the spans, if the dataset has them.
    public Optional<SpanBoxes> boxes() {
        return boxes;
    }

    /// The columns of the dataset in its order, without `geometry`, whose values no form over runs has.
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (Dataset.Column column : dataset.columns()) {
            if (column.quantity() != Quantity.GEOMETRY) {
                ColumnForm form = Objects.requireNonNull(forms.get(column.quantity()), column.quantity()::name);
                columns.add(TileColumns.column(column, ids, form));
            }
        }
        return columns;
    }
}
