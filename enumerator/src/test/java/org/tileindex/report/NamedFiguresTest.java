package org.tileindex.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedFiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rows_emitted | 308325005 | 308,325,005",
                "shards | 0 | 0",
                "shards | 1000 | 1,000",
                "delta | -123456 | -123,456",
                "bytes_written_total | 207012345 | 207 MB",
                "bytes_written_total | 999 | 999 B",
                "bytes_written_total | 999700 | 1.00 MB",
                "io_baseline_vectors_bps | 4200 | 4.20 kB/s"
            })
    void wholeNumbersHaveGroupsOrUnits(String name, long value, String shown) {
        assertEquals(shown, NamedFigures.of(name, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tiles_per_second | 123330002.5 | 123 M tiles/s",
                "tiles_per_second_peak | 12.4 | 12 tiles/s",
                "wall_seconds | 2.496 | 2.50 s",
                "wall_seconds | 0.0004 | 0.4 ms",
                "wall_seconds | 0.35 | 0.350 s",
                "wall_seconds | 1234.5 | 20 min 35 s",
                "worker_idle_variance_pct | 3.14 | 3.1 %",
                "hit_ratio | 0.9961 | 99.6 %",
                "other | -0.0001 | 0.000",
                "other | -1.5 | -1.500",
                "other | 1e300 | 1.0E300"
            })
    void decimalsAreRoundedToWhatMatters(String name, double value, String shown) {
        assertEquals(shown, NamedFigures.of(name, value));
    }

    @Test
    void whatIsNoNumberStaysAsItIs() {
        assertEquals("true", NamedFigures.of("bytes", true));
        assertEquals("NaN", NamedFigures.of("other", Double.NaN));
    }
}
