package org.tileindex.raster;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Mutated files end in values or in one line. MutatedRastersProof examines more of them.
class MutatedRastersTest {
    private static final int FILES = 1_500;

    @Test
    @Timeout(600)
    void mutatedFilesAreReadOrRefusedInOneLineWithinTheirMemory() throws InterruptedException {
        new MutatedRasters().examine(0, FILES);
    }
}
