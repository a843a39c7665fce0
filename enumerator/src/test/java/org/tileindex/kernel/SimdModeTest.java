package org.tileindex.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tileindex.batch.ScalarTiles;
import org.tileindex.batch.simd.VectorTiles;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.simd.VectorCrossings;

/// All kernels of a run are of one kind, and vectors are refused where they would not be compiled.
class SimdModeTest {
    @Test
    void vectorModeHasVectorKernelsOnly() throws Exception {
        KernelChoice choice = SimdMode.VECTOR.kernels(Work.SPANS);
        Kernels kernels = choice.kernels();
        assertEquals(kernels.description() + ": as asked for", choice.description());
        assertEquals(VectorCrossings.class, kernels.crossings().getClass());
        assertEquals(VectorTiles.class, kernels.tiles().getClass());
        assertTrue(kernels.lanes() >= 2);
        assertEquals("vector, %d bit".formatted(64 * kernels.lanes()), kernels.description());
        assertEquals(kernels.description(), kernels.crossings().description());
        assertEquals(kernels.description(), kernels.tiles().description());
    }

    /// Automatic kernels are scalar, whatever the work; this JVM could have vectors.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AUTO   | SPANS   | scalar: the work is per span",
                "AUTO   | CELLS   | scalar: JTS decides each cell",
                "AUTO   | SAMPLES | scalar: values are read per cell, but vectors start too slowly",
                "AUTO   | ROWS    | scalar: rows are made per cell, but vectors start too slowly",
                "SCALAR | SPANS   | scalar: as asked for",
                "SCALAR | SAMPLES | scalar: as asked for",
                "SCALAR | ROWS    | scalar: as asked for",
            })
    void otherModesHaveScalarKernelsOnlyAndSayWhy(SimdMode mode, Work work, String description) throws Exception {
        KernelChoice choice = mode.kernels(work);
        assertEquals(ScalarCrossings.class, choice.kernels().crossings().getClass());
        assertEquals(ScalarTiles.class, choice.kernels().tiles().getClass());
        assertEquals(description, choice.description());
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
