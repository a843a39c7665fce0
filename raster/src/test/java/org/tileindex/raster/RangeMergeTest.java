package org.tileindex.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tileindex.raster.source.ByteRange;

class RangeMergeTest {
    private static List<ByteRange> requests(ByteRange... ranges) {
        return RangeMerge.of(List.of(ranges)).stream()
                .map(RangeMerge.Request::range)
                .toList();
    }

    @Test
    void neighboursAreOneRequest() {
        assertEquals(
                List.of(new ByteRange(100, 300)),
                requests(new ByteRange(300, 100), new ByteRange(100, 100), new ByteRange(200, 100)));
    }

    /// A cloud optimised file has eight bytes between two blocks.
    @Test
    void smallGapsBetweenLargeRangesAreReadInVain() {
        assertEquals(List.of(new ByteRange(0, 200_008)), requests(new ByteRange(0, 100_000), range(100_008)));
    }

    private static ByteRange range(long offset) {
        return new ByteRange(offset, 100_000);
    }

    @Test
    void gapsThatWouldWasteMuchAreNotRead() {
        assertEquals(2, requests(range(0), range(104_097)).size());
        assertEquals(2, requests(new ByteRange(0, 100), new ByteRange(108, 100)).size());
    }

    @Test
    void noRequestGrowsBeyondEightMebibytes() {
        List<ByteRange> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(new ByteRange(i * 100_000L, 100_000));
        }
        List<RangeMerge.Request> requests = RangeMerge.of(many);
        assertEquals(3, requests.size());
        assertTrue(requests.stream().allMatch(request -> request.range().length() <= 8 << 20), requests::toString);
    }

    @Test
    void everyRangeIsInsideOneRequest() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<ByteRange> ranges = new ArrayList<>();
            long at = 0;
            for (int i = 0; i < 40; i++) {
                int length = random.nextInt(1 << random.nextInt(1, 20));
                ranges.add(new ByteRange(at, length));
                at += length + (random.nextBoolean() ? 0 : random.nextInt(1 << random.nextInt(1, 16)));
            }
            Collections.shuffle(ranges, random);
            TreeSet<Integer> seen = new TreeSet<>();
            for (RangeMerge.Request request : RangeMerge.of(ranges)) {
                for (int member : request.members()) {
                    ByteRange range = ranges.get(member);
                    assertTrue(range.offset() >= request.range().offset(), request::toString);
                    assertTrue(range.end() <= request.range().end(), request::toString);
                    assertTrue(seen.add(member), () -> "range " + member + " twice");
                }
            }
            assertEquals(ranges.size(), seen.size());
        }
    }
}
