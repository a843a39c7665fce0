package org.tileindex.scan.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import org.tileindex.scan.MaskKernel;
import org.tileindex.simd.VectorWidth;

/// [org.tileindex.scan.ScalarMaskRuns] with the Vector API: 64 bytes become the bits of a word, and a run starts or
/// ends at each bit that differs from the bit before it.
public final class VectorMaskRuns implements MaskKernel {
    private final VectorWidth width;

    /// A kernel of the widest vectors of this machine.
    public VectorMaskRuns() {
        this(new VectorWidth.Preferred());
    }

    public VectorMaskRuns(VectorWidth width) {
        this.width = width;
    }

    @Override
    public int runs(byte[] mask, int size, int[] bounds) {
        int written = 0;
        long last = 0;
        int whole = size - size % Long.SIZE;
        for (int i = 0; i < whole; i += Long.SIZE) {
            long word = word(mask, i);
            written = changes(word ^ (word << 1 | last), i, bounds, written);
            last = word >>> (Long.SIZE - 1);
        }
        long tail = 0;
        for (int i = whole; i < size; i++) {
            tail |= (mask[i] != 0 ? 1L : 0L) << (i - whole);
        }
        // The word is zero beyond the tail, so a run that reaches the tail's end stops there.
        return changes(tail ^ (tail << 1 | last), whole, bounds, written);
    }

    /// The bytes `[from, from + 64)` as bits, the first byte as the lowest bit.
    private long word(byte[] mask, int from) {
        long word = 0;
        for (int i = 0; i < Long.SIZE; i += width.bytes().length()) {
            ByteVector lanes = ByteVector.fromArray(width.bytes(), mask, from + i);
            word |= lanes.compare(VectorOperators.NE, (byte) 0).toLong() << i;
        }
        return word;
    }

    private static int changes(long bits, int first, int[] bounds, int written) {
        int at = written;
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            bounds[at++] = first + Long.numberOfTrailingZeros(rest);
        }
        return at;
    }

    @Override
    public String description() {
        return "vector, " + width.bits() + " bit";
    }
}
