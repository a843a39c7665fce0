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
/// Values are first narrowed to 2 bytes. Then the four values of each long lane are pushed together in two steps, each
/// of which joins neighbours: a unit. Units follow one another in the output. Widths below one byte or above two, and
/// picking few of many values, are left to the scalar kernel, which is faster there.
///
/// The compiler makes vector instructions only where it sees the species as a constant. So the methods that the
/// interface asks for choose among three constants, and all below them are static and small enough to be inlined.
public final class VectorPacking implements PackingKernel {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// Values of one round; what a round narrows and joins stays in the nearest cache.
    private static final int ROUND = 512;

    /// Rounds are multiples of this many values.
    private static final int ROUND_LEAST = 16;

    /// Narrower and wider numbers are packed faster one by one.
    private static final int LEAST_WIDTH = 8;

    private static final int MOST_WIDTH = 16;

    /// Of 64 values fewer are picked faster one by one.
    private static final int LEAST_CHOSEN = 12;

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

    /// As the scalar kernel: its loops over whole blocks are vector instructions already, and were not beaten.
    @Override
    public int deltaBlock(long[] deltas, int count, byte[] out, int at) {
        return ScalarPacking.block(deltas, count, out, at);
    }

    @Override
    public int pack(int[] values, int from, int count, int width, byte[] out, int at) {
        int whole = width < LEAST_WIDTH || width > MOST_WIDTH ? 0 : count & -ROUND_LEAST;
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

    /// Of each four shorts of [#narrow] a unit.
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

    /// Units of `width` bits, which together are whole bytes.
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
            to = word == -1L || Long.bitCount(word) < LEAST_CHOSEN
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
