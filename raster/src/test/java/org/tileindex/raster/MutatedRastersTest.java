package org.tileindex.raster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Mutated files end in values or in one line. MutatedRastersProof examines more of them.
class MutatedRastersTest {
    private static final int FILES = 1_500;

    @Test
    @Timeout(600)
    void mutatedFilesAreReadOrRefusedInOneLineWithinTheirMemory() throws InterruptedException {
        MutatedRasters rasters = new MutatedRasters();
        rasters.examine(0, FILES);
        assertTrue(rasters.refused() > FILES / 10 && rasters.read() > FILES / 10, rasters.refused() + " refused");
    }
}
