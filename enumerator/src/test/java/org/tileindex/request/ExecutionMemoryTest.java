package org.tileindex.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tileindex.kernel.SimdMode;
import org.tileindex.raster.codec.InflateLibrary;

/// What the memory of a run is for.
class ExecutionMemoryTest {
    private static RunRequest.Execution execution(long memoryBytes, long cacheBytes) {
        return new RunRequest.Execution(
                2,
                memoryBytes,
                SimdMode.SCALAR,
                ScanPath.FAST,
                Optional.empty(),
                OptionalLong.empty(),
                new RunRequest.RasterReading(cacheBytes, InflateLibrary.JDK));
    }

    @Test
    void decodedBlocksAreAPartOfTheMemoryWhereRastersAreRead() {
        RunRequest.Execution execution = execution(900, 100);
        assertEquals(100, execution.rasters().cacheBytes());
        assertEquals(800, execution.dispatch(true).memoryBytes());
        assertEquals(900, execution.dispatch(false).memoryBytes());
    }

    @Test
    void decodedBlocksTakeAtMostAQuarterOfTheMemory() {
        RunRequest.Execution execution = execution(800, 1_000);
        assertEquals(200, execution.rasters().cacheBytes());
        assertEquals(600, execution.dispatch(true).memoryBytes());
    }
}
