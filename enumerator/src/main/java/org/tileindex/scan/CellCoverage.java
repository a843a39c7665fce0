package org.tileindex.scan;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// The share of the area of each cell of a zone that the zone covers (contract, section 7): 1 for all cells but those
/// that are listed here, which are in row-major order.
public final class CellCoverage {
    /// No cell is listed.
    public static final CellCoverage WHOLE = new CellCoverage(new long[0], new double[0]);

    /// Bytes of a listed cell in [#copyTo].
    public static final int CELL_BYTES = Long.BYTES + Double.BYTES;

    private final long[] keys;
    private final double[] shares;

    /// @param keys of cells, see [CellKey], ascending; kept, not copied
    /// @param shares of these cells, each in (0, 1); kept, not copied
    private CellCoverage(long[] keys, double[] shares) {
        this.keys = keys;
        this.shares = shares;
    }

    /// The `size` listed cells that [#copyTo] wrote.
    public static CellCoverage copyOf(ByteBuffer bytes, int size) {
        long[] keys = new long[size];
        double[] shares = new double[size];
        bytes.asLongBuffer().get(keys);
        bytes.position(bytes.position() + Long.BYTES * size);
        bytes.asDoubleBuffer().get(shares);
        bytes.position(bytes.position() + Double.BYTES * size);
        return size == 0 ? WHOLE : new CellCoverage(keys, shares);
    }

    /// Writes the keys of all listed cells, then their shares.
    public void copyTo(ByteBuffer bytes) {
        bytes.asLongBuffer().put(keys);
        bytes.position(bytes.position() + Long.BYTES * keys.length);
        bytes.asDoubleBuffer().put(shares);
        bytes.position(bytes.position() + Double.BYTES * keys.length);
    }

    /// Lists cells in row-major order.
    public static final class Builder {
        private final LongList keys = new LongList();
        private final LongList shares = new LongList();

        /// Lists a cell.
        ///
        /// @param share in (0, 1)
        public void add(int row, int col, double share) {
            keys.add(CellKey.of(row, col));
            shares.add(Double.doubleToRawLongBits(share));
        }

        /// The cells listed since the last call.
        public CellCoverage build() {
            double[] listed = new double[keys.size()];
            for (int i = 0; i < listed.length; i++) {
                listed[i] = Double.longBitsToDouble(shares.get(i));
            }
            CellCoverage built = listed.length == 0 ? WHOLE : new CellCoverage(keys.toArray(), listed);
            keys.clear();
            shares.clear();
            return built;
        }
    }

    /// The listed cells of `parts` one after another; each part must lie south of the one before it.
    static CellCoverage join(List<CellCoverage> parts) {
        int size = parts.stream().mapToInt(CellCoverage::size).sum();
        long[] keys = new long[size];
        double[] shares = new double[size];
        int at = 0;
        for (CellCoverage part : parts) {
            System.arraycopy(part.keys, 0, keys, at, part.size());
            System.arraycopy(part.shares, 0, shares, at, part.size());
            at += part.size();
        }
        return size == 0 ? WHOLE : new CellCoverage(keys, shares);
    }

    /// The listed cells of rows `[from, to)`.
    public CellCoverage ofRows(int from, int to) {
        int first = firstFrom(from, 0);
        int end = firstFrom(to, 0);
        return first == end
                ? WHOLE
                : new CellCoverage(Arrays.copyOfRange(keys, first, end), Arrays.copyOfRange(shares, first, end));
    }

    /// The number of listed cells.
    public int size() {
        return keys.length;
    }

    /// The row of listed cell `i`.
    public int row(int i) {
        return CellKey.row(keys[i]);
    }

    /// The column of listed cell `i`.
    public int col(int i) {
        return CellKey.col(keys[i]);
    }

    /// The share of listed cell `i`, in (0, 1).
    public double share(int i) {
        return shares[i];
    }

    /// The first listed cell that is not before cell `(row, col)` in row-major order.
    public int firstFrom(int row, int col) {
        int found = Arrays.binarySearch(keys, CellKey.of(row, col));
        return found < 0 ? -found - 1 : found;
    }

    /// Writes the shares of the zone's cells in columns `[from, to)` of a row to `out`, from position `at` on.
    public void copyShares(int row, int from, int to, double[] out, int at) {
        Arrays.fill(out, at, at + to - from, 1);
        long end = CellKey.of(row, to);
        for (int i = firstFrom(row, from); i < keys.length && keys[i] < end; i++) {
            out[at + CellKey.col(keys[i]) - from] = shares[i];
        }
    }

    /// The share of cell `(row, col)`, which is one of the zone's.
    public double of(int row, int col) {
        int found = Arrays.binarySearch(keys, CellKey.of(row, col));
        return found < 0 ? 1 : shares[found];
    }
}
