package org.tileindex.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import org.tileindex.raster.codec.SampleType;
import org.tileindex.raster.codec.ScalarSamples;

/// Values of some cells in one band, each present or null. Threads may fill different cells at once.
public final class BandValues {
    private final SampleType type;
    private final int cells;
    private final byte[] samples;
    private final long[] valid;

    /// Values that are all null.
    ///
    /// @throws ArithmeticException if they would take 2 GiB or more
    BandValues(SampleType type, int cells) {
        this.type = type;
        this.cells = cells;
        this.samples = new byte[Math.multiplyExact(cells, type.bytes())];
        this.valid = new long[CellBits.words(cells)];
    }

    public SampleType type() {
        return type;
    }

    public int cells() {
        return cells;
    }

    /// The values, little-endian; those that are null are undefined.
    public ByteBuffer samples() {
        return ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// One bit per cell, set if its value is present: cell `i` is bit `i % 64` of word `i / 64`.
    public long[] valid() {
        return valid;
    }

    /// The bits of [#valid] of the cells `[from, from + count)`, packed anew: eight to a byte, lowest first.
    public byte[] validity(int from, int count) {
        byte[] bits = BitSet.valueOf(valid).get(from, from + count).toByteArray();
        return Arrays.copyOf(bits, (count + Byte.SIZE - 1) / Byte.SIZE);
    }

    /// Copies the samples of the cells `[at, at + count)`, and marks as present those for which `bits` are set, from
    /// bit 0 on.
    ///
    /// @param from position of the first sample, `stride` samples before the next one
    void put(int at, int count, byte[] from, int position, int stride, long[] bits) {
        ScalarSamples.gather(from, position, stride, count, type.bytes(), samples, at * type.bytes());
        CellBits.or(valid, at, bits, count);
    }

    /// Replaces the samples of the cells `[at, at + count)`, whether or not they are present.
    ///
    /// @param bits of the new sample, in the lowest bytes
    public void replace(int at, int count, long bits) {
        System.arraycopy(type.repeated(bits, count), 0, samples, at * type.bytes(), count * type.bytes());
    }

    /// The same values, scaled as those of `band` are, as FLOAT64; null where that is not a number.
    BandValues scaled(Band band) {
        BandValues result = new BandValues(SampleType.FLOAT64, cells);
        System.arraycopy(valid, 0, result.valid, 0, valid.length);
        ByteBuffer from = samples();
        ByteBuffer to = result.samples();
        for (int i = 0; i < cells; i++) {
            double value = band.value(from, i * type.bytes());
            to.putDouble(i * Double.BYTES, value);
            if (Double.isNaN(value)) {
                result.valid[i / Long.SIZE] &= ~(1L << i);
            }
        }
        return result;
    }

    /// The value of a cell as the nearest double, if it is present.
    public double asDouble(int cell) {
        return type.asDouble(samples(), cell * type.bytes());
    }

    /// The bits of cells whose value is present and above 0, one per cell as in [#valid].
    public long[] positive() {
        long[] positive = Arrays.copyOf(valid, valid.length);
        ByteBuffer from = samples();
        for (int i = 0; i < cells; i++) {
            if (!(type.asDouble(from, i * type.bytes()) > 0)) {
                positive[i / Long.SIZE] &= ~(1L << i);
            }
        }
        return positive;
    }
}
