package org.tileindex.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tileindex.batch.ScalarTiles;
import org.tileindex.batch.simd.VectorTiles;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.simd.VectorCrossings;

/// All kernels of a run are of one kind, and vectors are refused where they would not be compiled.
class SimdModeTest {
    @Test
    void vectorModeHasVectorKernelsOnly() throws Exception {
        Kernels kernels = SimdMode.VECTOR.kernels();
        assertEquals(VectorCrossings.class, kernels.crossings().getClass());
        assertEquals(VectorTiles.class, kernels.tiles().getClass());
        assertTrue(kernels.lanes() >= 2);
        assertEquals("vector, %d bit".formatted(64 * kernels.lanes()), kernels.description());
        assertEquals(kernels.description(), kernels.crossings().description());
        assertEquals(kernels.description(), kernels.tiles().description());
    }

    @Test
    void otherModesHaveScalarKernelsOnly() throws Exception {
        for (SimdMode mode : new SimdMode[] {SimdMode.AUTO, SimdMode.SCALAR}) {
            Kernels kernels = mode.kernels();
            assertEquals(ScalarCrossings.class, kernels.crossings().getClass());
            assertEquals(ScalarTiles.class, kernels.tiles().getClass());
            assertEquals("scalar", kernels.description());
        }
    }

    /// What JDK 25 says of itself: usually, with -Xint, and with -XX:TieredStopAtLevel=1.
    @Test
    void jvmsThatDoNotCompileVectorsAreToldApart() {
        assertEquals(Optional.empty(), SimdMode.withoutVectorCompiler("mixed mode, sharing"));
        assertTrue(SimdMode.withoutVectorCompiler("interpreted mode, sharing").isPresent());
        assertTrue(SimdMode.withoutVectorCompiler("mixed mode, emulated-client, sharing")
                .isPresent());
    }
}
