package org.tileindex.writer.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stretches against a plain array of the last place of each index.
class OccurrencesTest {
    private static final int PAGES = 300;
    private static final int NOWHERE = -1;

    private final Occurrences occurrences = new Occurrences();

    /// Runs of random places: nested, adjacent, equal and overlapping ones, and ones that go back within a row.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 60, 1000})
    void stretchesHaveTheLastPlaceOfEachIndex(int entries) {
        SplittableRandom random = new SplittableRandom(entries);
        for (int page = 0; page < PAGES; page++) {
            int width = random.nextBoolean() ? 1 : Integer.BYTES;
            int[] last = new int[entries];
            Arrays.fill(last, NOWHERE);
            occurrences.clear(width);
            int at = random.nextInt(10);
            int longest = 1 + random.nextInt(entries);
            int[] before = last.clone();
            int sequenceEnd = 0;
            for (int run = 0; run < 80; run++) {
                int start = random.nextInt(3) == 0
                        ? random.nextInt(entries)
                        : Math.min(entries - 1, sequenceEnd + random.nextInt(1 + entries / 20));
                int end = Math.min(entries, start + 1 + random.nextInt(longest));
                if (start < sequenceEnd) {
                    before = last.clone();
                }
                occurrences.beginRun(start);
                requireLast(before);
                occurrences.endRun(start, end, at);
                sequenceEnd = end;
                for (int index = start; index < end; index++) {
                    last[index] = at + (index - start) * width;
                }
                at += (end - start) * width;
            }
        }
    }

    private void requireLast(int[] last) {
        int previous = 0;
        for (int i = 0; i < occurrences.count(); i++) {
            assertTrue(
                    occurrences.from(i) >= previous && occurrences.to(i) > occurrences.from(i), "order of stretches");
            previous = occurrences.to(i);
        }
        for (int index = 0; index < last.length; index++) {
            int i = occurrences.find(index);
            boolean known = i < occurrences.count() && occurrences.from(i) <= index;
            assertEquals(last[index], known ? occurrences.at(i, index) : NOWHERE, "index " + index);
            assertTrue(i == occurrences.count() || occurrences.to(i) > index, "end of the stretch of " + index);
        }
    }
}
