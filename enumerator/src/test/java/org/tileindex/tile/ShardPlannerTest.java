package org.tileindex.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.scan.ScalarCrossings;
import org.tileindex.scan.Spans;
import org.tileindex.scan.SpansOf;
import org.tileindex.scan.ZoneScanner;
import org.tileindex.zone.Zone;
import org.tileindex.zone.file.ZoneCatalog;
import org.tileindex.zone.file.ZoneOptions;
import org.tileindex.zone.file.ZoneSource;

class ShardPlannerTest {

    private static List<String> shards(Spans spans, long shardRows) {
        return described(plan(spans, shardRows));
    }

    private static List<String> described(List<Shard> shards) {
        return shards.stream()
                .map(shard -> shard(shard.number(), shard.spans(), shard.cells()))
                .toList();
    }

    /// The shards of one zone.
    private static List<Shard> plan(Spans spans, long shardRows) {
        return ShardPlanner.plan(List.of(new ZoneSpans("AT", spans)), shardRows);
    }

    private static String shard(int number, int spans, long cells) {
        return "shard %d: %d spans, %d cells".formatted(number, spans, cells);
    }

    @Test
    void nothingIsNoShard() {
        assertEquals(List.of(), plan(SpansOf.triples(), 100));
    }

    @Test
    void whatFitsIsOneShard() {
        Spans spans = SpansOf.triples(3, 0, 50, 4, 0, 50);
        assertEquals(List.of(shard(0, 2, 100)), shards(spans, 100));
        assertEquals(List.of(shard(0, 2, 100)), shards(spans, Long.MAX_VALUE));
    }

    @Test
    void oneCellTooManyMakesTwoShards() {
        Spans spans = SpansOf.triples(3, 0, 50, 4, 0, 51);
        assertEquals(List.of(shard(0, 2, 101)), shards(spans, 101));
        assertEquals(2, plan(SpansOf.triples(3, 0, 51, 4, 0, 50), 100).size());
    }

    @Test
    void spansOfOneRowStayTogether() {
        Spans spans = SpansOf.triples(0, 0, 10, 0, 20, 30, 0, 40, 50, 1, 0, 10, 1, 20, 30);
        assertEquals(List.of(shard(0, 3, 30), shard(1, 2, 20)), shards(spans, 25));
    }

    @Test
    void rowOfSeveralShardsSizesIsNotFollowedByShardsOfOneRow() {
        // Row 0 alone reaches the first ten of eleven cuts; the ten cells after it are one shard, not ten.
        Spans spans = SpansOf.triples(
                0, 0, 100, 1, 0, 1, 2, 0, 1, 3, 0, 1, 4, 0, 1, 5, 0, 1, 6, 0, 1, 7, 0, 1, 8, 0, 1, 9, 0, 1, 10, 0, 1);
        assertEquals(List.of(shard(0, 1, 100), shard(1, 10, 10)), shards(spans, 10));
    }

    @Test
    void fileNamesSortAsShardsDo() {
        assertEquals("part-00000.parquet", new Shard(0, List.of(), 1).fileName("parquet"));
        assertEquals("part-00123.arrow", new Shard(123, List.of(), 1).fileName("arrow"));
    }

    @Test
    void randomSpansAreCutBetweenRowsIntoNearlyEqualShards() {
        for (int seed = 0; seed < 5_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int ncols = 1 + random.nextInt(60);
            Spans spans = SpansOf.random(random, 1 + random.nextInt(80), ncols, 1 + random.nextInt(4));
            long shardRows = random.nextLong(1, 401);
            assertPlan(spans, ncols, shardRows);
        }
    }

    @Test
    void countriesAreCutBetweenRowsIntoNearlyEqualShards() throws Exception {
        Grid grid = GridSpec.parse("10m", Bounds.WORLD);
        for (Zone zone :
                ZoneCatalog.read(ZoneSource.embedded(), ZoneOptions.DEFAULT).all()) {
            Spans spans = new ZoneScanner(grid, InclusionRule.CENTER, new ScalarCrossings())
                    .scan(zone)
                    .spans();
            assertPlan(spans, grid.ncols(), 5_000);
        }
    }

    @Test
    void zonesShareShardsInTheirOrder() {
        List<ZoneSpans> zones = List.of(
                new ZoneSpans("a", SpansOf.triples(0, 0, 40)),
                new ZoneSpans("b", SpansOf.triples()),
                new ZoneSpans("c", SpansOf.triples(0, 0, 40, 1, 0, 40, 1, 50, 60, 2, 0, 40)),
                new ZoneSpans("d", SpansOf.triples(2, 0, 10)));
        List<String> shards = ShardPlanner.plan(zones, 100).stream()
                .map(shard -> shard.zones().stream()
                        .map(zone -> zone.zone() + zone.spans().cells())
                        .collect(Collectors.joining(" ")))
                .toList();
        assertEquals(List.of("a40 c90", "c40 d10"), shards);
    }

    /// Zones one after another are cut as one zone of all their rows would be.
    @Test
    void randomZonesAreCutAsTheirRowsAre() {
        for (int seed = 0; seed < 1_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<ZoneSpans> zones = new ArrayList<>();
            List<Integer> together = new ArrayList<>();
            int row = 0;
            for (int zone = random.nextInt(20); zone >= 0; zone--) {
                Spans spans = SpansOf.random(random, 1 + random.nextInt(8), 1 + random.nextInt(60), 3);
                zones.add(new ZoneSpans("zone" + zones.size(), spans));
                for (int i = 0; i < spans.size(); i++) {
                    together.addAll(List.of(row + spans.row(i), spans.colStart(i), spans.colEnd(i)));
                }
                row += 8;
            }
            long shardRows = random.nextLong(1, 401);
            Spans all = SpansOf.triples(
                    together.stream().mapToInt(Integer::intValue).toArray());
            List<Shard> shards = ShardPlanner.plan(zones, shardRows);
            assertEquals(shards(all, shardRows), described(shards));
            assertEquals(
                    zones.stream()
                            .filter(zone -> zone.spans().size() > 0)
                            .map(ZoneSpans::zone)
                            .toList(),
                    shards.stream()
                            .flatMap(shard -> shard.zones().stream())
                            .map(ZoneSpans::zone)
                            .distinct()
                            .toList());
        }
    }

    private static void assertPlan(Spans spans, long ncols, long shardRows) {
        List<Shard> shards = plan(spans, shardRows);
        long total = spans.cells();
        long wanted = Math.ceilDiv(total, shardRows);
        int from = 0;
        for (Shard shard : shards) {
            assertEquals(shards.indexOf(shard), shard.number());
            Spans part = shard.zones().getFirst().spans();
            int to = from + part.size();
            assertTrue(to > from, "no shard is empty");
            if (from > 0) {
                assertNotEquals(spans.row(from - 1), spans.row(from), "cuts are between rows");
            }
            long cells = 0;
            for (int i = from; i < to; i++) {
                assertEquals(spans.row(i), part.row(i - from), "every span is in exactly one shard");
                assertEquals(spans.colStart(i), part.colStart(i - from));
                cells += spans.length(i);
            }
            assertEquals(cells, shard.cells());
            // A cut comes after the row that reaches its share, so it is late by less than a row.
            assertTrue(cells * wanted < total + ncols * wanted, "no shard is larger than its share and a row");
            if (ncols * wanted <= total) {
                assertTrue(cells * wanted > total - ncols * wanted, "no shard is a row short of its share");
            }
            from = to;
        }
        assertEquals(spans.size(), from);
        assertTrue(shards.size() <= wanted);
        if (ncols * wanted <= total) {
            assertEquals(wanted, shards.size(), "where rows are small, there are as many shards as wanted");
        }
    }
}
