package org.tileindex.raster.codec.simd;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import org.tileindex.raster.codec.ScalarSamples;

/// Prefix sums of rows whose pixels have 1, 2, 4 or 8 bytes, so that a lane of a long vector holds whole pixels. (W. D.
/// Hillis and G. L. Steele, "Data parallel algorithms", 1986.)
///
/// In a lane, each pixel is added to the next one, then each sum to the next but one, and so on. The last pixel of a
/// lane, which is the lane's sum, is spread over a whole lane; such lanes are summed in the same manner, and lane `i`
/// gets the sum of the lanes before it. What all vectors before this one sum to is carried along: one addition of each
/// vector waits for the vector before it, and no more.
final class VectorSums {
    private static final int MOST_LANES = 8;

    private final SampleVectors vectors;
    private final ScalarSamples scalar = new ScalarSamples();

    VectorSums(SampleVectors vectors) {
        this.vectors = vectors;
    }

    void sum(byte[] row, int from, int count, int stride, int bytes) {
        int pixel = stride * bytes;
        boolean divides = pixel == 1 || pixel == 2 || pixel == 4 || pixel == 8;
        int whole = divides && bytes < Long.BYTES ? vectors.bytes().loopBound(count * bytes) : 0;
        if (whole == 0) {
            scalar.sum(row, from, count, stride, bytes);
            return;
        }
        switch (bytes) {
            case Byte.BYTES -> bytes(row, from, from + whole, pixel);
            case Short.BYTES -> shorts(row, from, from + whole, pixel);
            default -> ints(row, from, from + whole, pixel);
        }
        // The last pixel that is summed counts as the first one of the rest, and stays as it is.
        scalar.sum(row, from + whole - pixel, count - whole / bytes + stride, stride, bytes);
    }

    private LongVector lanesFrom(int first) {
        long[] mask = new long[MOST_LANES];
        Arrays.fill(mask, first, MOST_LANES, -1);
        return LongVector.fromArray(vectors.longs(), mask, 0);
    }

    /// All bits where a step of so many bytes is between pixels, and none where it is within one.
    private static long between(int pixel, int step) {
        return pixel <= step ? -1 : 0;
    }

    /// Lane `i` from lane `i - by`.
    private VectorShuffle<Long> up(int by) {
        return VectorShuffle.iota(vectors.longs(), -by, 1, true);
    }

    private VectorShuffle<Long> highest() {
        return VectorShuffle.iota(vectors.longs(), vectors.longs().length() - 1, 0, true);
    }

    private void bytes(byte[] row, int from, int end, int pixel) {
        long by1 = between(pixel, 1);
        long by2 = between(pixel, 2);
        long by4 = between(pixel, 4);
        int down = Long.SIZE - Byte.SIZE * pixel;
        VectorShuffle<Long> up1 = up(1);
        VectorShuffle<Long> up2 = up(2);
        VectorShuffle<Long> up4 = up(4);
        VectorShuffle<Long> highest = highest();
        LongVector from1 = lanesFrom(1);
        LongVector from2 = lanesFrom(2);
        LongVector from4 = lanesFrom(4);
        int lanes = vectors.longs().length();
        ByteVector carry = LongVector.zero(vectors.longs()).reinterpretAsBytes();
        for (int i = from; i < end; i += vectors.bytes().length()) {
            ByteVector sum = ByteVector.fromArray(vectors.bytes(), row, i);
            sum = sum.add(moved(sum, 8, by1));
            sum = sum.add(moved(sum, 16, by2));
            sum = sum.add(moved(sum, 32, by4));
            LongVector last = sum.reinterpretAsLongs().lanewise(VectorOperators.LSHR, down);
            last = last.or(last.lanewise(VectorOperators.LSHL, 8).and(by1));
            last = last.or(last.lanewise(VectorOperators.LSHL, 16).and(by2));
            last = last.or(last.lanewise(VectorOperators.LSHL, 32).and(by4));
            ByteVector all = last.reinterpretAsBytes();
            all = all.add(all.reinterpretAsLongs().rearrange(up1).and(from1).reinterpretAsBytes());
            if (lanes > 2) {
                all = all.add(all.reinterpretAsLongs().rearrange(up2).and(from2).reinterpretAsBytes());
            }
            if (lanes > 4) {
                all = all.add(all.reinterpretAsLongs().rearrange(up4).and(from4).reinterpretAsBytes());
            }
            ByteVector before =
                    all.reinterpretAsLongs().rearrange(up1).and(from1).reinterpretAsBytes();
            sum.add(before).add(carry).intoArray(row, i);
            carry = carry.add(all.reinterpretAsLongs().rearrange(highest).reinterpretAsBytes());
        }
    }

    /// The bytes of each lane of 64 bits moved up, of which some are kept.
    private static ByteVector moved(ByteVector bytes, int bits, long kept) {
        return bytes.reinterpretAsLongs()
                .lanewise(VectorOperators.LSHL, bits)
                .and(kept)
                .reinterpretAsBytes();
    }

    private void shorts(byte[] row, int from, int end, int pixel) {
        long by2 = between(pixel, 2);
        long by4 = between(pixel, 4);
        int down = Long.SIZE - Byte.SIZE * pixel;
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
                    .lanewise(VectorOperators.LSHL, 16)
                    .and(by2)
                    .reinterpretAsShorts());
            sum = sum.add(sum.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, 32)
                    .and(by4)
                    .reinterpretAsShorts());
            LongVector last = sum.reinterpretAsLongs().lanewise(VectorOperators.LSHR, down);
            last = last.or(last.lanewise(VectorOperators.LSHL, 16).and(by2));
            last = last.or(last.lanewise(VectorOperators.LSHL, 32).and(by4));
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

    private void ints(byte[] row, int from, int end, int pixel) {
        long by4 = between(pixel, 4);
        int down = Long.SIZE - Byte.SIZE * pixel;
        VectorShuffle<Long> up1 = up(1);
        VectorShuffle<Long> up2 = up(2);
        VectorShuffle<Long> up4 = up(4);
        VectorShuffle<Long> highest = highest();
        LongVector from1 = lanesFrom(1);
        LongVector from2 = lanesFrom(2);
        LongVector from4 = lanesFrom(4);
        int lanes = vectors.longs().length();
        IntVector carry = LongVector.zero(vectors.longs()).reinterpretAsInts();
        for (int i = from; i < end; i += vectors.bytes().length()) {
            IntVector sum = ByteVector.fromArray(vectors.bytes(), row, i).reinterpretAsInts();
            sum = sum.add(sum.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, 32)
                    .and(by4)
                    .reinterpretAsInts());
            LongVector last = sum.reinterpretAsLongs().lanewise(VectorOperators.LSHR, down);
            last = last.or(last.lanewise(VectorOperators.LSHL, 32).and(by4));
            IntVector all = last.reinterpretAsInts();
            all = all.add(all.reinterpretAsLongs().rearrange(up1).and(from1).reinterpretAsInts());
            if (lanes > 2) {
                all = all.add(all.reinterpretAsLongs().rearrange(up2).and(from2).reinterpretAsInts());
            }
            if (lanes > 4) {
                all = all.add(all.reinterpretAsLongs().rearrange(up4).and(from4).reinterpretAsInts());
            }
            IntVector before =
                    all.reinterpretAsLongs().rearrange(up1).and(from1).reinterpretAsInts();
            sum.add(before).add(carry).reinterpretAsBytes().intoArray(row, i);
            carry = carry.add(all.reinterpretAsLongs().rearrange(highest).reinterpretAsInts());
        }
    }
}
