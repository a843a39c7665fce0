package org.tileindex.verify;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tileindex.fault.ErrorCode;
import org.tileindex.raster.BandValues;
import org.tileindex.raster.CellRuns;
import org.tileindex.raster.codec.SampleType;

/// Compares values of a part, bit by bit, with those read anew from the rasters. Many rows are read together, because
/// those of a batch may lie in as many blocks as those of all.
final class ValueRows {
    private static final String NULL = "null";

    /// Rows that are compared together.
    private static final int MOST = 1 << 20;

    private final RunRasters rasters;
    private final PartZones zones;
    private final PartPlaces places;
    private final Findings findings;
    private final VerifyProgress progress;
    private int size;
    private int[] rasterRows = {};
    private int[] rasterCols = {};
    private long[] fileRows = {};
    private String[] zoneIds = {};

    /// By column of values: the bits of the file, and whether they are null.
    private final long[][] stored;

    private final BitSet[] nulls;

    /// Whether the file has the column.
    private final boolean[] has;

    ValueRows(RunRasters rasters, PartZones zones, PartPlaces places, Findings findings, VerifyProgress progress) {
        this.rasters = rasters;
        this.zones = zones;
        this.places = places;
        this.findings = findings;
        this.progress = progress;
        int columns = rasters.columns().size();
        this.stored = new long[columns][0];
        this.nulls = Stream.generate(BitSet::new).limit(columns).toArray(BitSet[]::new);
        this.has = new boolean[columns];
    }

    /// Takes rows of `batch`, which begins with row `first` of the file.
    ///
    /// @param sampled the rows to compare, all of whose cells lie in the grid
    void check(RowBatch batch, BitSet sampled, long first) {
        if (rasters.columns().isEmpty()) {
            return;
        }
        grow(size + sampled.cardinality());
        for (int i = sampled.nextSetBit(0); i >= 0; i = sampled.nextSetBit(i + 1)) {
            rasterRows[size] = batch.ints(DatasetSchema.RASTER_ROW)[i];
            rasterCols[size] = batch.ints(DatasetSchema.RASTER_COL)[i];
            fileRows[size] = first + i;
            zoneIds[size] = batch.has(DatasetSchema.ZONE) ? batch.texts(DatasetSchema.ZONE)[i] : "";
            for (int c = 0; c < stored.length; c++) {
                int index = DatasetSchema.COLUMNS + c;
                has[c] = batch.has(index);
                if (has[c]) {
                    stored[c][size] = stored(rasters.columns().get(c), batch, index, i);
                    nulls[c].set(size, batch.nulls(index)[i]);
                }
            }
            size++;
        }
        if (size >= MOST) {
            finish();
        }
    }

    private void grow(int rows) {
        if (rows > rasterRows.length) {
            int most = Math.max(rows, 2 * rasterRows.length);
            rasterRows = Arrays.copyOf(rasterRows, most);
            rasterCols = Arrays.copyOf(rasterCols, most);
            fileRows = Arrays.copyOf(fileRows, most);
            zoneIds = Arrays.copyOf(zoneIds, most);
            Arrays.setAll(stored, c -> Arrays.copyOf(stored[c], most));
        }
    }

    /// Compares the rows that were taken.
    void finish() {
        Optional<List<BandValues>> read = size == 0 ? Optional.empty() : rasters.values(cells());
        for (int c = 0; c < stored.length && read.isPresent(); c++) {
            if (has[c]) {
                compare(c, read.get().get(c));
                progress.compared(size);
            }
        }
        size = 0;
    }

    /// The cells of the rows, in their order; neighbours share a run.
    private CellRuns cells() {
        int[] row = new int[size];
        int[] from = new int[size];
        int[] to = new int[size];
        int runs = 0;
        for (int i = 0; i < size; i++) {
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

    private void compare(int c, BandValues expected) {
        ValueColumn column = rasters.columns().get(c);
        ByteBuffer samples = expected.samples();
        long[] valid = expected.valid();
        for (int k = 0; k < size; k++) {
            boolean present = ((valid[k / Long.SIZE] >>> k) & 1) != 0;
            boolean found = !nulls[c].get(k);
            if (present != found) {
                report(
                        present
                                ? "column %s is null where the raster has a value"
                                : "column %s has a value where the raster has none",
                        column,
                        place(k),
                        present ? text(column, sample(column.type(), samples, k)) : NULL,
                        found ? text(column, stored[c][k]) : NULL);
            } else if (present && sample(column.type(), samples, k) != stored[c][k]) {
                report(
                        "column %s has another value than the raster",
                        column, place(k), text(column, sample(column.type(), samples, k)), text(column, stored[c][k]));
            }
        }
    }

    private void report(String what, ValueColumn column, Place place, String expected, String found) {
        findings.add(ErrorCode.E014_VERIFY, what.formatted(column.name()), place, expected, found);
    }

    private Place place(int k) {
        return places.inIndex(fileRows[k], zones.folder().orElse(zoneIds[k]), rasterRows[k], rasterCols[k]);
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
