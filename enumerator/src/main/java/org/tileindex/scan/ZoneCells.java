package org.tileindex.scan;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.List;

/// The result of scanning a zone.
///
/// @param spans the cells that belong to it
/// @param coverage the share of each cell that the zone covers; [CellCoverage#WHOLE] where nobody asked
/// @param inHoles the number of cells that lie in one of its outer rings but do not belong to it because of holes
public record ZoneCells(Spans spans, CellCoverage coverage, long inHoles) {
    /// Cells whose coverage nobody asked for.
    public ZoneCells(Spans spans, long inHoles) {
        this(spans, CellCoverage.WHOLE, inHoles);
    }

    private static final int HEAD_BYTES = Long.BYTES + 2 * Integer.BYTES;
    private static final int SPAN_BYTES = 3 * Integer.BYTES;

    /// The number of bytes that [#copyTo] writes.
    public long bytes() {
        return HEAD_BYTES + (long) SPAN_BYTES * spans.size() + (long) CellCoverage.CELL_BYTES * coverage.size();
    }

    /// Writes the cells as [#copyOf] reads them.
    public void copyTo(ByteBuffer bytes) {
        bytes.putLong(inHoles).putInt(spans.size()).putInt(coverage.size());
        spans.copyTo(bytes.asIntBuffer());
        bytes.position(bytes.position() + SPAN_BYTES * spans.size());
        coverage.copyTo(bytes);
    }

    /// The cells that [#copyTo] wrote.
    ///
    /// @throws BufferUnderflowException if they are not all there
    public static ZoneCells copyOf(ByteBuffer bytes) {
        long inHoles = bytes.getLong();
        int size = bytes.getInt();
        int listed = bytes.getInt();
        long rest = (long) SPAN_BYTES * size + (long) CellCoverage.CELL_BYTES * listed;
        if (size < 0 || listed < 0 || bytes.remaining() < rest) {
            throw new BufferUnderflowException();
        }
        IntBuffer numbers = bytes.asIntBuffer();
        bytes.position(bytes.position() + SPAN_BYTES * size);
        return new ZoneCells(Spans.copyOf(numbers, size), CellCoverage.copyOf(bytes, listed), inHoles);
    }

    /// The joined result of bands that follow each other from north to south.
    public static ZoneCells join(List<ZoneCells> bands) {
        return bands.size() == 1
                ? bands.getFirst()
                : new ZoneCells(
                        Spans.join(bands.stream().map(ZoneCells::spans).toList()),
                        CellCoverage.join(
                                bands.stream().map(ZoneCells::coverage).toList()),
                        bands.stream().mapToLong(ZoneCells::inHoles).sum());
    }
}
