package org.tileindex.raster.codec.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.tileindex.raster.codec.Nodata;
import org.tileindex.raster.codec.SampleKernel;
import org.tileindex.raster.codec.ScalarSamples;

/// [ScalarSamples] with the Vector API: the same bits, with scalar tails. What is not faster here is left to the scalar
/// kernel.
public final class VectorSamples implements SampleKernel {
    private final SampleVectors vectors;
    private final VectorSums sums;
    private final ScalarSamples scalar = new ScalarSamples();

    /// A kernel of the widest vectors of this machine.
    public VectorSamples() {
        this(new SampleVectors.Preferred());
    }

    public VectorSamples(SampleVectors vectors) {
        this.vectors = vectors;
        this.sums = new VectorSums(vectors);
    }

    @Override
    public void sum(byte[] row, int from, int count, int stride, int bytes) {
        sums.sum(row, from, count, stride, bytes);
    }

    @Override
    public void join(byte[] planes, byte[] samples, int to, int count, int bytes) {
        int done = switch (bytes) {
            case Short.BYTES -> joinShorts(planes, samples, to, count);
            case Integer.BYTES -> joinInts(planes, samples, to, count);
            default -> 0;
        };
        ScalarSamples.joinFrom(done, planes, samples, to, count, bytes);
    }

    private int joinShorts(byte[] planes, byte[] samples, int to, int count) {
        int lanes = vectors.shorts().length();
        int i = 0;
        for (; i + lanes <= count; i += lanes) {
            shorts(planes, i)
                    .lanewise(VectorOperators.LSHL, Byte.SIZE)
                    .or(shorts(planes, count + i))
                    .reinterpretAsBytes()
                    .intoArray(samples, to + i * Short.BYTES);
        }
        return i;
    }

    private ShortVector shorts(byte[] planes, int at) {
        return (ShortVector) ByteVector.fromArray(vectors.bytesOfShorts(), planes, at)
                .convertShape(VectorOperators.ZERO_EXTEND_B2S, vectors.shorts(), 0);
    }

    private int joinInts(byte[] planes, byte[] samples, int to, int count) {
        int lanes = vectors.ints().length();
        int read = vectors.bytesOfInts().length();
        int i = 0;
        for (; i + read <= count; i += lanes) {
            IntVector high =
                    ints(planes, i).lanewise(VectorOperators.LSHL, Byte.SIZE).or(ints(planes, count + i));
            IntVector low = ints(planes, 2 * count + i)
                    .lanewise(VectorOperators.LSHL, Byte.SIZE)
                    .or(ints(planes, 3 * count + i));
            high.lanewise(VectorOperators.LSHL, Short.SIZE)
                    .or(low)
                    .reinterpretAsBytes()
                    .intoArray(samples, to + i * Integer.BYTES);
        }
        return i;
    }

    private IntVector ints(byte[] planes, int at) {
        return (IntVector) ByteVector.fromArray(vectors.bytesOfInts(), planes, at)
                .convertShape(VectorOperators.ZERO_EXTEND_B2I, vectors.ints(), 0);
    }

    /// The scalar kernel's: the compiler turns its loop into vector instructions that nothing written by hand has
    /// beaten.
    @Override
    public void swap(byte[] samples, int from, int count, int bytes) {
        scalar.swap(samples, from, count, bytes);
    }

    @Override
    public void valid(byte[] samples, int from, int stride, int count, Nodata nodata, long[] bits) {
        int bytes = nodata.type().bytes();
        // Two or four samples of eight bytes at a time are slower than one by one.
        int whole = stride == 1 && bytes < Long.BYTES ? count & -Long.SIZE : 0;
        for (int i = 0; i < whole; i += Long.SIZE) {
            int at = from + i * bytes;
            bits[i / Long.SIZE] = ~switch (bytes) {
                case Byte.BYTES -> noBytes(samples, at, nodata);
                case Short.BYTES -> noShorts(samples, at, nodata);
                default -> noInts(samples, at, nodata);
            };
        }
        ScalarSamples.validFrom(whole, samples, from, stride, count, nodata, bits);
    }

    /// The bits of those of 64 samples that have no value.
    private long noBytes(byte[] samples, int at, Nodata nodata) {
        byte first = (byte) nodata.first();
        byte span = (byte) (nodata.last() - nodata.first());
        byte compared = (byte) nodata.compared();
        long word = 0;
        for (int i = 0; i < Long.SIZE; i += vectors.bytes().length()) {
            ByteVector lanes = ByteVector.fromArray(vectors.bytes(), samples, at + i);
            word |= lanes.and(compared)
                            .sub(first)
                            .compare(VectorOperators.ULE, span)
                            .toLong()
                    << i;
        }
        return word;
    }

    private long noShorts(byte[] samples, int at, Nodata nodata) {
        short first = (short) nodata.first();
        short span = (short) (nodata.last() - nodata.first());
        short compared = (short) nodata.compared();
        short magnitude = (short) nodata.magnitude();
        short greatest = (short) nodata.greatest();
        int lanesAtATime = vectors.shorts().length();
        long word = 0;
        for (int i = 0; i < Long.SIZE; i += lanesAtATime) {
            ShortVector lanes = ByteVector.fromArray(vectors.bytes(), samples, at + i * Short.BYTES)
                    .reinterpretAsShorts();
            VectorMask<Short> named = lanes.and(compared).sub(first).compare(VectorOperators.ULE, span);
            word |= named.or(lanes.and(magnitude).compare(VectorOperators.GT, greatest))
                            .toLong()
                    << i;
        }
        return word;
    }

    private long noInts(byte[] samples, int at, Nodata nodata) {
        int first = (int) nodata.first();
        int span = (int) (nodata.last() - nodata.first());
        int compared = (int) nodata.compared();
        int magnitude = (int) nodata.magnitude();
        int greatest = (int) nodata.greatest();
        long word = 0;
        for (int i = 0; i < Long.SIZE; i += vectors.ints().length()) {
            IntVector lanes = ByteVector.fromArray(vectors.bytes(), samples, at + i * Integer.BYTES)
                    .reinterpretAsInts();
            VectorMask<Integer> named = lanes.and(compared).sub(first).compare(VectorOperators.ULE, span);
            word |= named.or(lanes.and(magnitude).compare(VectorOperators.GT, greatest))
                            .toLong()
                    << i;
        }
        return word;
    }

    @Override
    public void nonZero(byte[] mask, int from, int count, long[] bits) {
        int whole = count & -Long.SIZE;
        for (int i = 0; i < whole; i += Long.SIZE) {
            long word = 0;
            for (int j = 0; j < Long.SIZE; j += vectors.bytes().length()) {
                ByteVector lanes = ByteVector.fromArray(vectors.bytes(), mask, from + i + j);
                word |= lanes.compare(VectorOperators.NE, (byte) 0).toLong() << j;
            }
            bits[i / Long.SIZE] = word;
        }
        ScalarSamples.nonZeroFrom(whole, mask, from, count, bits);
    }

    @Override
    public String description() {
        return "vector, " + vectors.bits() + " bit";
    }
}
