package org.tileindex.run;

import org.tileindex.fault.ErrorCode;
import org.tileindex.fault.TileIndexException;
import org.tileindex.scan.CrossingKernel;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.simd.VectorCrossings;

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
        if (this != VECTOR) {
            return new ScalarCrossings();
        }
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            throw new TileIndexException(
                    ErrorCode.E010_INPUT,
                    "--simd vector: this JVM runs without " + MODULE,
                    "Start it with --add-modules=" + MODULE + ", as the launcher does, or use --simd auto.");
        }
        return new VectorCrossings();
    }
}
