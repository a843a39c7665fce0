package org.tileindex.run;

import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.scan.CrossingKernel;
import org.tileindex.scan.MaskKernel;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.ScalarMaskRuns;
import org.tileindex.scan.simd.VectorCrossings;
import org.tileindex.scan.simd.VectorMaskRuns;

/// Which implementation of the kernels a run uses. The result is the same.
public enum SimdMode {
    /// The implementation that makes a run of this size shorter.
    AUTO,
    SCALAR,
    /// The Vector API, or an error where this JVM cannot load it.
    VECTOR;

    private static final String MODULE = "jdk.incubator.vector";

    /// The kernel of this mode. `AUTO` is scalar: the world at 30 arc-seconds has about a million crossings, fewer
    /// than it takes for the Vector API to be compiled, and until then each of its operations makes an object.
    ///
    /// @throws TileIndexException E010 if vectors are asked for and the JVM runs without their module
    CrossingKernel kernel() throws TileIndexException {
        return isVector() ? new VectorCrossings() : new ScalarCrossings();
    }

    /// The kernel of this mode that extracts runs of masks; `AUTO` is scalar, for nearly all time goes into the masks.
    ///
    /// @throws TileIndexException E010 as [#kernel]
    MaskKernel maskKernel() throws TileIndexException {
        return isVector() ? new VectorMaskRuns() : new ScalarMaskRuns();
    }

    private boolean isVector() throws TileIndexException {
        if (this != VECTOR) {
            return false;
        }
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "--simd vector: this JVM runs without " + MODULE,
                    "Start it with --add-modules=" + MODULE + ", as the launcher does, or use --simd auto.");
        }
        return true;
    }
}
