package org.tileindex.kernel;

import org.tileindex.batch.ScalarTiles;
import org.tileindex.batch.TileKernel;
import org.tileindex.batch.simd.VectorTiles;
import org.tileindex.raster.codec.SampleKernel;
import org.tileindex.raster.codec.ScalarSamples;
import org.tileindex.raster.codec.simd.VectorSamples;
import org.tileindex.scan.CrossingKernel;
import org.tileindex.scan.MaskKernel;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.ScalarMaskRuns;
import org.tileindex.scan.simd.VectorCrossings;
import org.tileindex.scan.simd.VectorMaskRuns;
import org.tileindex.simd.VectorWidth;
import org.tileindex.writer.pack.PackingKernel;
import org.tileindex.writer.pack.ScalarPacking;
import org.tileindex.writer.pack.simd.VectorPacking;

/// The implementations of all kernels of a run: the one place where they are picked. Each is made, and its class is
/// loaded, when it is asked for.
public sealed interface Kernels {
    /// Crossings of edges with the lines of the grid.
    CrossingKernel crossings();

    /// The columns of batches of tiles.
    TileKernel tiles();

    /// The runs of masks.
    MaskKernel masks();

    /// Bit-packed numbers in pages; of one writer alone.
    PackingKernel packing();

    /// Samples of rasters.
    SampleKernel samples();

    /// The number of doubles handled at a time.
    int lanes();

    /// The name for people: `scalar`, or `vector` with its width.
    String description();

    static Kernels scalar() {
        return new Scalar();
    }

    /// Kernels for the widest vectors of this machine; they need the module of the Vector API.
    static Kernels vector() {
        return new Vector();
    }

    /// The specification of all others.
    record Scalar() implements Kernels {
        @Override
        public CrossingKernel crossings() {
            return new ScalarCrossings();
        }

        @Override
        public TileKernel tiles() {
            return new ScalarTiles();
        }

        @Override
        public MaskKernel masks() {
            return new ScalarMaskRuns();
        }

        @Override
        public PackingKernel packing() {
            return new ScalarPacking();
        }

        @Override
        public SampleKernel samples() {
            return new ScalarSamples();
        }

        @Override
        public int lanes() {
            return 1;
        }

        @Override
        public String description() {
            return "scalar";
        }
    }

    /// The Vector API.
    record Vector() implements Kernels {
        private static final VectorWidth WIDTH = new VectorWidth.Preferred();

        @Override
        public CrossingKernel crossings() {
            return new VectorCrossings(WIDTH);
        }

        @Override
        public TileKernel tiles() {
            return new VectorTiles(WIDTH);
        }

        @Override
        public MaskKernel masks() {
            return new VectorMaskRuns(WIDTH);
        }

        @Override
        public PackingKernel packing() {
            return new VectorPacking();
        }

        @Override
        public SampleKernel samples() {
            return new VectorSamples();
        }

        @Override
        public int lanes() {
            return WIDTH.lanes();
        }

        @Override
        public String description() {
            return "vector, " + WIDTH.bits() + " bit";
        }
    }
}
