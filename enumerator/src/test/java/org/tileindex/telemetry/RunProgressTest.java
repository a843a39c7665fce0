package org.tileindex.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What a display sees of a run that another thread begins.
class RunProgressTest {
    private static final int RUNS = 20_000;

    /// A display shows a run as soon as it has zones; "0.0 of about 0.0 M tiles" is then no truth.
    @Test
    void whoSeesZonesSeesTheirTiles() {
        for (int run = 0; run < RUNS; run++) {
            RunProgress progress = new RunProgress();
            CompletableFuture<Long> seen = CompletableFuture.supplyAsync(() -> {
                while (progress.zones() == 0) {
                    Thread.onSpinWait();
                }
                return progress.tilesExpected();
            });
            progress.starts(3, 1_000);
            assertEquals(1_000, seen.join());
        }
    }
}
