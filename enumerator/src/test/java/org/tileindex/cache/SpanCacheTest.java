package org.tileindex.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.scan.Spans;
import org.tileindex.scan.SpansOf;
import org.tileindex.scan.ZoneCells;

/// Cells come back as they were, and only to whom they belong.
class SpanCacheTest {
    private static final Grid GRID = GridSpec.parse("1", Bounds.WORLD);
    private static final long LONG = 1_000_000_000;

    @TempDir
    Path folder;

    private SpanCache cache(String zones, Grid grid, InclusionRule rule) {
        return new SpanCache(new DiskCache(Optional.of(folder), "spans", 1 << 30), zones, grid, rule);
    }

    private SpanCache cache() {
        return cache("digest", GRID, InclusionRule.CENTER);
    }

    private static int[] numbers(Spans spans) {
        int[] numbers = new int[3 * spans.size()];
        spans.copyTo(IntBuffer.wrap(numbers));
        return numbers;
    }

    @Test
    void randomCellsComeBackAsTheyWere() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 200; i++) {
            ZoneCells cells = new ZoneCells(SpansOf.random(random, 1 + i, 360, i % 9), random.nextLong(1000));
            cache().put("zone" + i, cells, LONG);
            ZoneCells found = cache().get("zone" + i).orElseThrow();
            assertArrayEquals(numbers(cells.spans()), numbers(found.spans()));
            assertEquals(cells.inHoles(), found.inHoles());
        }
    }

    @Test
    void anotherZoneInputGridOrRuleIsAMiss() {
        cache().put("BR", new ZoneCells(SpansOf.triples(3, 4, 9), 0), LONG);
        assertTrue(cache().has("BR"));
        assertFalse(cache().has("BS"));
        assertFalse(cache("other digest", GRID, InclusionRule.CENTER).has("BR"));
        assertFalse(cache("digest", GridSpec.parse("0.5", Bounds.WORLD), InclusionRule.CENTER)
                .has("BR"));
        assertFalse(cache("digest", GRID, InclusionRule.ANY_OVERLAP).has("BR"));
    }

    @Test
    void idsOfAnyTextHaveEntriesOfTheirOwn() {
        String[] ids = {"a/b", "a%2Fb", "..", "", "Côte d'Ivoire", "x".repeat(500), "x".repeat(501), "a\nb"};
        for (int i = 0; i < ids.length; i++) {
            cache().put(ids[i], new ZoneCells(SpansOf.triples(i, 0, i + 1), i), LONG);
        }
        for (int i = 0; i < ids.length; i++) {
            assertEquals(i, cache().get(ids[i]).orElseThrow().inHoles(), ids[i]);
        }
    }

    @Test
    void whatIsQuickerToFindThanToReadIsNotKept() {
        cache().put("tiny", new ZoneCells(SpansOf.triples(3, 4, 9), 0), 1000);
        assertFalse(cache().has("tiny"));
    }
}
