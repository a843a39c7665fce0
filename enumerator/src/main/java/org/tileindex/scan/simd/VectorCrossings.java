package org.tileindex.scan.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.tileindex.scan.CrossingBatch;
import org.tileindex.scan.CrossingKernel;
import org.tileindex.scan.ScalarCrossings;

/// [ScalarCrossings] with the Vector API: the same operations in the same order on all lanes, then a scalar tail.
public final class VectorCrossings implements CrossingKernel {
    private final VectorSpecies<Double> doubles;
    private final VectorSpecies<Integer> ints;

    /// A kernel of the widest vectors of this machine.
    public VectorCrossings() {
        this(DoubleVector.SPECIES_PREFERRED);
    }

    /// A kernel of a given width, of at least two lanes.
    public VectorCrossings(VectorSpecies<Double> doubles) {
        this.doubles = doubles;
        this.ints = VectorSpecies.of(int.class, doubles.vectorShape());
    }

    @Override
    public void locate(CrossingBatch batch, int size) {
        DoubleVector tolerance = DoubleVector.broadcast(doubles, batch.tolerance());
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
            VectorMask<Double> near = fraction.lt(tolerance).or(fraction.compare(VectorOperators.GT, nearNext));
            store(whole, near, batch.west, i);
        }
        ScalarCrossings.locate(batch, bound, size);
    }

    /// The lower half of `whole` holds the converted lanes.
    private void store(IntVector whole, VectorMask<Double> near, int[] west, int i) {
        VectorMask<Integer> lanes = VectorMask.fromLong(ints, (1L << doubles.length()) - 1);
        VectorMask<Integer> nearLanes = VectorMask.fromLong(ints, near.toLong());
        whole.blend(NEAR, nearLanes).intoArray(west, i, lanes);
    }

    @Override
    public String description() {
        return "vector, " + doubles.vectorBitSize() + " bit";
    }
}
