package org.tileindex.raster.codec.simd;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import org.tileindex.raster.codec.ScalarSamples;

/// Prefix sums of rows whose pixels are one or two samples of 16 bits, so that a lane of a long vector holds whole
/// pixels. (W. D. Hillis and G. L. Steele, "Data parallel algorithms", 1986.) Sums of other rows gain nothing from it.
///
/// In a lane, each pixel is added to the next one, then each sum to the next but one. The last pixel of a lane, which
/// is the lane's sum, is spread over a whole lane; such lanes are summed in the same manner, and lane `i` gets the sum
/// of the lanes before it. What all vectors before this one sum to is carried along: one addition of each vector waits
/// for the vector before it, and no more.
final class VectorSums {
    private static final int MOST_LANES = 8;
    private static final int MOST_SAMPLES = 2;

    private final SampleVectors vectors;
    private final ScalarSamples scalar = new ScalarSamples();

    VectorSums(SampleVectors vectors) {
        this.vectors = vectors;
    }

    void sum(byte[] row, int from, int count, int stride, int bytes) {
        boolean faster = bytes == Short.BYTES && stride <= MOST_SAMPLES;
        int whole = faster ? vectors.bytes().loopBound(count * bytes) : 0;
        if (whole == 0) {
            scalar.sum(row, from, count, stride, bytes);
            return;
        }
        shorts(row, from, from + whole, stride);
        // The last pixel that is summed counts as the first one of the rest, and stays as it is.
        scalar.sum(row, from + whole - stride * bytes, count - whole / bytes + stride, stride, bytes);
    }

    private LongVector lanesFrom(int first) {
        long[] mask = new long[MOST_LANES];
        Arrays.fill(mask, first, MOST_LANES, -1);
        return LongVector.fromArray(vectors.longs(), mask, 0);
    }

    /// Lane `i` from lane `i - by`.
    private VectorShuffle<Long> up(int by) {
        return VectorShuffle.iota(vectors.longs(), -by, 1, true);
    }

    private VectorShuffle<Long> highest() {
        return VectorShuffle.iota(vectors.longs(), vectors.longs().length() - 1, 0, true);
    }

    private void shorts(byte[] row, int from, int end, int samples) {
        // All bits where a step of one sample is between pixels, and none where it is within one.
        long by1 = samples == 1 ? -1 : 0;
        int pixel = Short.SIZE * samples;
        VectorShuffle<Long> up1 = up(1);
        VectorShuffle<Long> up2 = up(2);
        VectorShuffle<Long> up4 = up(4);
        VectorShuffle<Long> highest = highest();
        LongVector from1 = lanesFrom(1);
        LongVector from2 = lanesFrom(2);
        LongVector from4 = lanesFrom(4);
        int lanes = vectors.longs().length();
        ShortVector carry = LongVector.zero(vectors.longs()).reinterpretAsShorts();
        for (int i = from; i < end; i += vectors.bytes().length()) {
            ShortVector sum = ByteVector.fromArray(vectors.bytes(), row, i).reinterpretAsShorts();
            sum = sum.add(sum.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, Short.SIZE)
                    .and(by1)
                    .reinterpretAsShorts());
            sum = sum.add(sum.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, Integer.SIZE)
                    .reinterpretAsShorts());
            LongVector last = sum.reinterpretAsLongs().lanewise(VectorOperators.LSHR, Long.SIZE - pixel);
            last = last.or(last.lanewise(VectorOperators.LSHL, Short.SIZE).and(by1));
            last = last.or(last.lanewise(VectorOperators.LSHL, Integer.SIZE));
            ShortVector all = last.reinterpretAsShorts();
            all = all.add(all.reinterpretAsLongs().rearrange(up1).and(from1).reinterpretAsShorts());
            if (lanes > 2) {
                all = all.add(all.reinterpretAsLongs().rearrange(up2).and(from2).reinterpretAsShorts());
            }
            if (lanes > 4) {
                all = all.add(all.reinterpretAsLongs().rearrange(up4).and(from4).reinterpretAsShorts());
            }
            ShortVector before =
                    all.reinterpretAsLongs().rearrange(up1).and(from1).reinterpretAsShorts();
            sum.add(before).add(carry).reinterpretAsBytes().intoArray(row, i);
            carry = carry.add(all.reinterpretAsLongs().rearrange(highest).reinterpretAsShorts());
        }
    }
}
