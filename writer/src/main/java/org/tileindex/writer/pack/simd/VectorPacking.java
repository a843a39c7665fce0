package org.tileindex.writer.pack.simd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.tileindex.writer.pack.PackingKernel;
import org.tileindex.writer.pack.ScalarPacking;

/// [ScalarPacking] with the Vector API.
///
/// Values are first narrowed to two bytes, so that a lane of a long vector holds four. Two steps, each of which joins
/// neighbours, then push the four values of a lane together; the result is a unit. The output is one unit after
/// another. The scalar kernel is faster at widths below one byte or above two, and at choosing few of many values, so
/// these are left to it.
///
/// The compiler generates vector instructions only if it sees the species as a constant. So the methods of the
/// interface choose among three constants, and the methods they call are static and small enough to be inlined.
public final class VectorPacking implements PackingKernel {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// Maximum values of a round, so that narrowed values and units stay in the first-level cache.
    private static final int ROUND = 512;

    /// The number of values in a round is a multiple of this.
    private static final int ROUND_MULTIPLE = 16;

    /// Minimum width in bits; narrower numbers are packed faster one by one, and so are those above [#MAX_WIDTH].
    private static final int MIN_WIDTH = 8;

    private static final int MAX_WIDTH = 16;

    /// Minimum chosen values out of 64; fewer are moved faster one by one.
    private static final int MIN_CHOSEN = 12;

    private static final long LOW_SHORTS = 0x0000_FFFF_0000_FFFFL;
    private static final long LOW_INT = 0x0000_0000_FFFF_FFFFL;

    private final int bits;
    private final byte[] narrow = new byte[ROUND * Short.BYTES + SLACK];
    private final long[] units = new long[ROUND / 4 + SLACK / Long.BYTES];

    /// A kernel of the widest vectors of this machine.
    public VectorPacking() {
        this(LongVector.SPECIES_PREFERRED);
    }

    /// A kernel of a given width: 128, 256 or 512 bits.
    public VectorPacking(VectorSpecies<Long> longs) {
        this.bits = longs.vectorBitSize();
        if (bits != 128 && bits != 256 && bits != 512) {
            throw new IllegalArgumentException("vectors of " + bits + " bits");
        }
    }

    /// Calls the scalar kernel: the compiler turns its loops over whole blocks into vector instructions that nothing
    /// written by hand has beaten.
    @Override
    public int deltaBlock(long[] deltas, int count, byte[] out, int at) {
        return ScalarPacking.block(deltas, count, out, at);
    }

    @Override
    public int pack(int[] values, int from, int count, int width, byte[] out, int at) {
        int whole = width < MIN_WIDTH || width > MAX_WIDTH ? 0 : count & -ROUND_MULTIPLE;
        int end = at;
        for (int done = 0; done < whole; done += ROUND) {
            int round = Math.min(ROUND, whole - done);
            end = switch (bits) {
                case 512 -> round(LongVector.SPECIES_512, values, from + done, round, width, out, end);
                case 256 -> round(LongVector.SPECIES_256, values, from + done, round, width, out, end);
                default -> round(LongVector.SPECIES_128, values, from + done, round, width, out, end);
            };
        }
        return ScalarPacking.packAll(values, from + whole, count - whole, width, out, end);
    }

    private int round(VectorSpecies<Long> longs, int[] values, int from, int count, int width, byte[] out, int at) {
        if (width == Byte.SIZE) {
            for (int i = 0; i < count; i++) {
                out[at + i] = (byte) values[from + i];
            }
            return at + count;
        }
        for (int i = 0; i < count; i += 2 * longs.length()) {
            narrowToShorts(IntVector.fromArray(ints(longs), values, from + i), i);
        }
        joinShorts(longs, count, width);
        return putUnits(count / Integer.BYTES, 4 * width, out, at);
    }

    private void narrowToShorts(IntVector wide, int i) {
        VectorSpecies<Short> shorts = switch (wide.length()) {
            case 16 -> ShortVector.SPECIES_256;
            case 8 -> ShortVector.SPECIES_128;
            default -> ShortVector.SPECIES_64;
        };
        wide.convertShape(VectorOperators.I2S, shorts, 0).reinterpretAsBytes().intoArray(narrow, i * Short.BYTES);
    }

    /// Makes a unit of each four shorts of [#narrow].
    private void joinShorts(VectorSpecies<Long> longs, int count, int width) {
        for (int i = 0; i < count * Short.BYTES; i += longs.vectorByteSize()) {
            LongVector x = ByteVector.fromArray(bytes(longs), narrow, i).reinterpretAsLongs();
            x = join(x, LOW_SHORTS, Short.SIZE - width);
            join(x, LOW_INT, 2 * (Short.SIZE - width)).intoArray(units, i / Long.BYTES);
        }
    }

    /// Closes the gap of `gap` bits below the upper half of each pair.
    private static LongVector join(LongVector pairs, long lower, int gap) {
        return pairs.and(lower).or(pairs.and(~lower).lanewise(VectorOperators.LSHR, gap));
    }

    private static VectorSpecies<Byte> bytes(VectorSpecies<Long> longs) {
        return switch (longs.length()) {
            case 8 -> ByteVector.SPECIES_512;
            case 4 -> ByteVector.SPECIES_256;
            default -> ByteVector.SPECIES_128;
        };
    }

    private static VectorSpecies<Integer> ints(VectorSpecies<Long> longs) {
        return switch (longs.length()) {
            case 8 -> IntVector.SPECIES_512;
            case 4 -> IntVector.SPECIES_256;
            default -> IntVector.SPECIES_128;
        };
    }

    /// Writes `count` units of `width` bits, which together are whole bytes.
    private int putUnits(int count, int width, byte[] out, int at) {
        int end = at;
        long word = 0;
        int used = 0;
        for (int i = 0; i < count; i++) {
            long unit = units[i];
            word |= unit << used;
            used += width;
            if (used >= Long.SIZE) {
                LONG.set(out, end, word);
                end += Long.BYTES;
                used -= Long.SIZE;
                word = used == 0 ? 0 : unit >>> (width - used);
            }
        }
        LONG.set(out, end, word);
        return end + used / Byte.SIZE;
    }

    @Override
    public int compact(long[] values, int at, int count, long[] chosen) {
        return switch (bits) {
            case 512 -> compact(LongVector.SPECIES_512, values, at, count, chosen);
            case 256 -> compact(LongVector.SPECIES_256, values, at, count, chosen);
            default -> compact(LongVector.SPECIES_128, values, at, count, chosen);
        };
    }

    private static int compact(VectorSpecies<Long> longs, long[] values, int at, int count, long[] chosen) {
        int to = at;
        int whole = count & -Long.SIZE;
        for (int first = 0; first < whole; first += Long.SIZE) {
            long word = chosen[first / Long.SIZE];
            to = word == -1L || Long.bitCount(word) < MIN_CHOSEN
                    ? ScalarPacking.compactWord(values, at + first, Long.SIZE, word, to)
                    : compactWord(longs, values, at + first, word, to);
        }
        return whole == count
                ? to
                : ScalarPacking.compactWord(values, at + whole, count - whole, chosen[whole / Long.SIZE], to);
    }

    private static int compactWord(VectorSpecies<Long> longs, long[] values, int from, long chosen, int to) {
        int end = to;
        long lanes = (1L << longs.length()) - 1;
        for (int i = 0; i < Long.SIZE; i += longs.length()) {
            long own = (chosen >>> i) & lanes;
            LongVector all = LongVector.fromArray(longs, values, from + i);
            all.compress(VectorMask.fromLong(longs, own)).intoArray(values, end);
            end += Long.bitCount(own);
        }
        return end;
    }

    @Override
    public String description() {
        return "vector, " + bits + " bit";
    }
}
