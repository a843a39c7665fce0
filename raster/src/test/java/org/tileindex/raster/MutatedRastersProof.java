package org.tileindex.raster;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Ten thousand mutated files end in values or in one line.
class MutatedRastersProof {
    private static final int FILES = Integer.getInteger("mutations", 10_000);

    @Test
    @Timeout(3_600)
    void mutatedFilesAreReadOrRefusedInOneLineWithinTheirMemory() throws InterruptedException {
        new MutatedRasters().examine(0, FILES);
    }
}
