package org.tileindex.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tileindex.grid.Bounds;
import org.tileindex.grid.Grid;
import org.tileindex.grid.GridSpec;
import org.tileindex.grid.InclusionRule;
import org.tileindex.plan.ZoneGroup;
import org.tileindex.plan.ZoneWork;
import org.tileindex.scan.Spans;
import org.tileindex.scan.SpansOf;
import org.tileindex.scan.ZoneCells;
import org.tileindex.zone.ZoneExtent;

/// Cells come back as they were, and only to whom they belong.
class SpanCacheTest {
    private static final Grid GRID = GridSpec.parse("1", Bounds.WORLD);
    private static final long LONG = 1_000_000_000;

    @TempDir
    Path folder;

    private SpanCache cache(String zones, Grid grid, InclusionRule rule) {
        return new SpanCache(new DiskCache(Optional.of(folder), "spans", 1 << 30), zones, grid, rule, false);
    }

    private SpanCache cache() {
        return cache("digest", GRID, InclusionRule.CENTER);
    }

    private static int[] numbers(Spans spans) {
        int[] numbers = new int[3 * spans.size()];
        spans.copyTo(IntBuffer.wrap(numbers));
        return numbers;
    }

    private static ZoneGroup group(String... ids) {
        List<ZoneWork> zones = new ArrayList<>();
        for (String id : ids) {
            zones.add(ZoneWork.of(zones.size(), id, new ZoneExtent(0, 0, 10, 10, 100, 20, 5), GRID));
        }
        return new ZoneGroup(0, zones);
    }

    @Test
    void randomCellsComeBackAsTheyWere() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 200; i++) {
            ZoneCells cells = new ZoneCells(SpansOf.random(random, 1 + i, 360, i % 9), random.nextLong(1000));
            cache().put(group("zone" + i), List.of(cells), LONG);
            ZoneCells found = cache().get(group("zone" + i)).orElseThrow().getFirst();
            assertArrayEquals(numbers(cells.spans()), numbers(found.spans()));
            assertEquals(cells.inHoles(), found.inHoles());
        }
    }

    @Test
    void anotherZoneInputGridOrRuleIsAMiss() {
        cache().put(group("BR"), List.of(new ZoneCells(SpansOf.triples(3, 4, 9), 0)), LONG);
        assertTrue(cache().has(group("BR")));
        assertFalse(cache().has(group("BS")));
        assertFalse(cache("other digest", GRID, InclusionRule.CENTER).has(group("BR")));
        assertFalse(cache("digest", GridSpec.parse("0.5", Bounds.WORLD), InclusionRule.CENTER)
                .has(group("BR")));
        assertFalse(cache("digest", GRID, InclusionRule.ANY_OVERLAP).has(group("BR")));
    }

    @Test
    void idsOfAnyTextHaveEntriesOfTheirOwn() {
        String[] ids = {"a/b", "a%2Fb", "..", "", "Côte d'Ivoire", "x".repeat(500), "x".repeat(501), "a\nb"};
        for (int i = 0; i < ids.length; i++) {
            cache().put(group(ids[i]), List.of(new ZoneCells(SpansOf.triples(i, 0, i + 1), i)), LONG);
        }
        for (int i = 0; i < ids.length; i++) {
            assertEquals(i, cache().get(group(ids[i])).orElseThrow().getFirst().inHoles(), ids[i]);
        }
    }

    @Test
    void groupsComeBackWholeAndOnlyAsTheyWere() {
        List<ZoneCells> cells = List.of(
                new ZoneCells(SpansOf.triples(3, 4, 9, 5, 0, 1), 7),
                new ZoneCells(SpansOf.triples(), 0),
                new ZoneCells(SpansOf.triples(0, 1, 2), 1));
        cache().put(group("a", "b", "c"), cells, LONG);
        List<ZoneCells> found = cache().get(group("a", "b", "c")).orElseThrow();
        for (int i = 0; i < cells.size(); i++) {
            assertArrayEquals(
                    numbers(cells.get(i).spans()), numbers(found.get(i).spans()));
            assertEquals(cells.get(i).inHoles(), found.get(i).inHoles());
        }
        for (ZoneGroup other : List.of(group("a"), group("a", "b"), group("a", "bc"), group("a", "b", "d"))) {
            assertTrue(cache().get(other).isEmpty());
        }
    }

    /// The name of an entry has only a checksum of the zones that it is of.
    @Test
    void entryOfOtherZonesUnderTheSameNameIsAMiss() throws Exception {
        ZoneGroup group = group("a", "b");
        ZoneGroup other = group("a", "c");
        cache().put(group, List.of(new ZoneCells(SpansOf.triples(), 0), new ZoneCells(SpansOf.triples(), 0)), LONG);
        Path entry;
        try (Stream<Path> files = Files.list(folder.resolve("spans"))) {
            entry = files.findFirst().orElseThrow();
        }
        cache().put(other, List.of(new ZoneCells(SpansOf.triples(), 0), new ZoneCells(SpansOf.triples(), 0)), LONG);
        try (Stream<Path> files = Files.list(folder.resolve("spans"))) {
            Path second = files.filter(file -> !file.equals(entry)).findFirst().orElseThrow();
            Files.move(entry, second, StandardCopyOption.REPLACE_EXISTING);
        }
        assertTrue(cache().has(other));
        assertTrue(cache().get(other).isEmpty());
    }

    @Test
    void whatIsQuickerToFindThanToReadIsNotKept() {
        cache().put(group("tiny"), List.of(new ZoneCells(SpansOf.triples(3, 4, 9), 0)), 1000);
        assertFalse(cache().has(group("tiny")));
    }
}
