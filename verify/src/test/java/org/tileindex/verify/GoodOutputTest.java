package org.tileindex.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tileindex.grid.InclusionRule;

/// A good output has no faults, under both rules, sampled and exhaustively.
@Tag("slow")
class GoodOutputTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(InclusionRule.class)
    void aGoodOutputHasNoFaults(InclusionRule rule) throws Exception {
        PublishedSample sample = PublishedSample.publish(folder, rule, "LS", "CH", "FJ", "IT", "NO");
        VerifyResult sampled = sample.result(16, false);
        assertEquals(List.of(), sampled.failures());
        assertEquals(1, sampled.partitions().size());
        assertTrue(sampled.files() > 20, sampled::toString);
        VerifyResult exhaustive = sample.result(16, true);
        assertEquals(List.of(), exhaustive.failures());
        assertEquals(sampled.rows(), exhaustive.rows());
        assertTrue(sampled.decisions() > 2_000, sampled::toString);
        assertTrue(exhaustive.decisions() > exhaustive.rows(), exhaustive::toString);
    }
}
