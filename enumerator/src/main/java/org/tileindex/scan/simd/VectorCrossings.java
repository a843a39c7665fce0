package org.tileindex.scan.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.tileindex.scan.CrossingBatch;
import org.tileindex.scan.CrossingKernel;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.simd.VectorWidth;

/// [ScalarCrossings] with the Vector API: the same operations in the same order on all lanes, then a scalar tail.
public final class VectorCrossings implements CrossingKernel {
    private final VectorWidth width;

    /// A kernel of the widest vectors of this machine.
    public VectorCrossings() {
        this(new VectorWidth.Preferred());
    }

    /// A kernel of vectors of the given width, at least two lanes of doubles.
    public VectorCrossings(VectorWidth width) {
        this.width = width;
    }

    @Override
    public void locate(CrossingBatch batch, int size) {
        VectorSpecies<Double> doubles = width.doubles();
        VectorSpecies<Integer> ints = width.intsAsDoubles();
        double near = batch.tolerance();
        double nearNext = 1 - batch.tolerance();
        double last = batch.meridians() + 0.5;
        int bound = doubles.loopBound(size);
        for (int i = 0; i < bound; i += doubles.length()) {
            DoubleVector lowX = DoubleVector.fromArray(doubles, batch.lowX, i);
            DoubleVector lowY = DoubleVector.fromArray(doubles, batch.lowY, i);
            DoubleVector rise = DoubleVector.fromArray(doubles, batch.highY, i).sub(lowY);
            DoubleVector run = DoubleVector.fromArray(doubles, batch.highX, i).sub(lowX);
            DoubleVector share =
                    DoubleVector.fromArray(doubles, batch.lat, i).sub(lowY).div(rise);
            DoubleVector lon = lowX.add(share.mul(run));
            DoubleVector position = lon.sub(batch.originLon())
                    .div(batch.pixelWidth())
                    .sub(batch.offset())
                    .add(1);
            DoubleVector clamped = position.max(0.5).min(last);
            IntVector whole = (IntVector) clamped.convertShape(VectorOperators.D2I, ints, 0);
            DoubleVector fraction = clamped.sub((DoubleVector) whole.convertShape(VectorOperators.I2D, doubles, 0));
            VectorMask<Double> unsure = fraction.lt(near).or(fraction.compare(VectorOperators.GT, nearNext));
            IntVector west = (IntVector) clamped.blend(NEAR, unsure).convertShape(VectorOperators.D2I, ints, 0);
            west.intoArray(batch.west, i);
        }
        ScalarCrossings.locate(batch, bound, size);
    }

    @Override
    public String description() {
        return "vector, " + width.bits() + " bit";
    }
}
