package org.tileindex.raster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Ten thousand mutated files end in values or in one line.
class MutatedRastersProof {
    private static final int FILES = Integer.getInteger("mutations", 10_000);

    @Test
    @Timeout(3_600)
    void mutatedFilesAreReadOrRefusedInOneLineWithinTheirMemory() throws InterruptedException {
        MutatedRasters rasters = new MutatedRasters();
        rasters.examine(0, FILES);
        assertTrue(rasters.refused() > FILES / 10 && rasters.read() > FILES / 10, rasters.refused() + " refused");
    }
}
