package org.tileindex.verify;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.tileindex.fault.ErrorCode;
import org.tileindex.raster.BandValues;
import org.tileindex.raster.CellRuns;
import org.tileindex.raster.codec.SampleType;

/// Compares values of a part, row by row and bit by bit, with those read anew from the rasters.
final class ValueRows {
    private static final String NULL = "null";

    private final RunRasters rasters;
    private final PartZones zones;
    private final PartPlaces places;
    private final Findings findings;
    private final VerifyProgress progress;

    ValueRows(RunRasters rasters, PartZones zones, PartPlaces places, Findings findings, VerifyProgress progress) {
        this.rasters = rasters;
        this.zones = zones;
        this.places = places;
        this.findings = findings;
        this.progress = progress;
    }

    /// Compares some rows of `batch`, which begins with row `first` of the file.
    ///
    /// @param sampled the rows to compare, all of whose cells lie in the grid
    void check(RowBatch batch, BitSet sampled, long first) {
        int[] rows = sampled.stream().toArray();
        if (rows.length == 0 || rasters.columns().isEmpty()) {
            return;
        }
        Optional<List<BandValues>> read = rasters.values(cells(batch, rows));
        if (read.isEmpty()) {
            return;
        }
        List<ValueColumn> columns = rasters.columns();
        for (int c = 0; c < columns.size(); c++) {
            int index = DatasetSchema.COLUMNS + c;
            if (batch.has(index)) {
                compare(columns.get(c), batch, index, rows, first, read.get().get(c));
                progress.compared(rows.length);
            }
        }
    }

    /// The cells of rows of a batch, in their order; neighbours share a run.
    private static CellRuns cells(RowBatch batch, int[] rows) {
        int[] rasterRows = batch.ints(DatasetSchema.RASTER_ROW);
        int[] rasterCols = batch.ints(DatasetSchema.RASTER_COL);
        int[] row = new int[rows.length];
        int[] from = new int[rows.length];
        int[] to = new int[rows.length];
        int runs = 0;
        for (int i : rows) {
            if (runs > 0 && row[runs - 1] == rasterRows[i] && to[runs - 1] == rasterCols[i]) {
                to[runs - 1]++;
            } else {
                row[runs] = rasterRows[i];
                from[runs] = rasterCols[i];
                to[runs++] = rasterCols[i] + 1;
            }
        }
        return new CellRuns(
                Arrays.copyOf(row, runs), Arrays.copyOf(from, runs), Arrays.copyOf(to, runs), new int[runs]);
    }

    private void compare(ValueColumn column, RowBatch batch, int index, int[] rows, long first, BandValues expected) {
        boolean[] nulls = batch.nulls(index);
        ByteBuffer samples = expected.samples();
        long[] valid = expected.valid();
        for (int k = 0; k < rows.length; k++) {
            boolean present = ((valid[k / Long.SIZE] >>> k) & 1) != 0;
            boolean found = !nulls[rows[k]];
            if (present != found) {
                report(
                        present
                                ? "column %s is null where the raster has a value"
                                : "column %s has a value where the raster has none",
                        column,
                        place(batch, rows[k], first),
                        present ? text(column, sample(column.type(), samples, k)) : NULL,
                        found ? text(column, stored(column, batch, index, rows[k])) : NULL);
            } else if (present && sample(column.type(), samples, k) != stored(column, batch, index, rows[k])) {
                report(
                        "column %s has another value than the raster",
                        column,
                        place(batch, rows[k], first),
                        text(column, sample(column.type(), samples, k)),
                        text(column, stored(column, batch, index, rows[k])));
            }
        }
    }

    private void report(String what, ValueColumn column, Place place, String expected, String found) {
        findings.add(ErrorCode.E014_VERIFY, what.formatted(column.name()), place, expected, found);
    }

    private Place place(RowBatch batch, int i, long first) {
        String zone =
                zones.folder().orElseGet(() -> batch.has(DatasetSchema.ZONE) ? batch.texts(DatasetSchema.ZONE)[i] : "");
        return places.inIndex(
                first + i, zone, batch.ints(DatasetSchema.RASTER_ROW)[i], batch.ints(DatasetSchema.RASTER_COL)[i]);
    }

    /// The bits of a raster's value as a batch has it: an integer extended by its type's sign, or those of a floating
    /// point number.
    private static long sample(SampleType type, ByteBuffer samples, int i) {
        return switch (type) {
            case UINT8 -> samples.get(i) & 0xFF;
            case INT8 -> samples.get(i);
            case UINT16, FLOAT16 -> samples.getShort(i * Short.BYTES) & 0xFFFF;
            case INT16 -> samples.getShort(i * Short.BYTES);
            case UINT32, INT32, FLOAT32 -> samples.getInt(i * Integer.BYTES);
            case UINT64, INT64, FLOAT64 -> samples.getLong(i * Long.BYTES);
        };
    }

    private static long stored(ValueColumn column, RowBatch batch, int index, int i) {
        return switch (column.type()) {
            case UINT64, INT64 -> batch.longs(index)[i];
            case FLOAT64 -> Double.doubleToRawLongBits(batch.doubles(index)[i]);
            default -> batch.ints(index)[i];
        };
    }

    private static String text(ValueColumn column, long bits) {
        return switch (column.type()) {
            case FLOAT16 -> Float.toString(Float.float16ToFloat((short) bits));
            case FLOAT32 -> Float.toString(Float.intBitsToFloat((int) bits));
            case FLOAT64 -> Double.toString(Double.longBitsToDouble(bits));
            case UINT64 -> Long.toUnsignedString(bits);
            case UINT32 -> Integer.toUnsignedString((int) bits);
            default -> Long.toString(bits);
        };
    }
}
