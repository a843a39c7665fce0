package org.tileindex.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tileindex.bench.suite.Sample;

class MarkdownTableTest {
    private record Named(String name, String note) implements Side {
        @Override
        public void run(Path out) {}
    }

    @Test
    void ratesAndRatiosAreThoseOfTheMedians() {
        Side ours = new Named("ours", "warm");
        Side peer = new Named("peer", "rows");
        Contest contest = new Contest("Writing XX", 12_000_000, (side, out, right) -> {}, List.of(ours, peer));
        String table = MarkdownTable.of(
                contest,
                List.of(
                        new Contest.Result(ours, new Sample(0.05, 0.04, 0.06), 2_500_000),
                        new Contest.Result(peer, new Sample(8.0, 6.0, 7.0), 0)));
        assertEquals("""
                **Writing XX**: 12,000,000 tiles

                | side | median | M tiles/s | spread | ours is | output | notes |
                | --- | ---: | ---: | ---: | ---: | ---: | --- |
                | ours | 50 ms | 240 | 40 % | 1.00 × | 2.5 MB | warm |
                | peer | 7.00 s | 1.71 | 29 % | 140 × |  | rows |
                """, table);
    }
}
