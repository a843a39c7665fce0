package org.tileindex.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.apache.parquet.format.BoundaryOrder;
import org.apache.parquet.format.ColumnIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The column index may cut a long text, but no further than the format says, and a bound must stay one.
class TextBoundsTest {
    private static final String LONG = "a".repeat(100);

    private static List<String> faults(String value, String min, String max) {
        Findings findings = new Findings();
        ColumnIndex index = new ColumnIndex(
                List.of(false),
                List.of(ValueOrder.bytes(min)),
                List.of(ValueOrder.bytes(max)),
                BoundaryOrder.ASCENDING);
        index.setNull_counts(List.of(0L));
        PageRange page = new PageRange(
                1, 0, Optional.of(new PageRange.Bounds(ValueOrder.bytes(value), ValueOrder.bytes(value))));
        new RangeCheck("zone_id", ValueOrder.TEXT, 0, new FileFaults("file", findings))
                .checkColumnIndex(index, List.of(page));
        return findings.all().stream().map(Failure::what).toList();
    }

    private static void assertWrong(String which, String value, String min, String max) {
        assertEquals(
                List.of("the column index's %s of column zone_id is wrong".formatted(which)), faults(value, min, max));
    }

    @ParameterizedTest
    @CsvSource({"CH, CI", "CH, CHA", "CH, CG"})
    void aShortTextIsExact(String value, String other) {
        assertEquals(List.of(), faults(value, value, value));
        assertWrong("minimum", value, other, value);
        assertWrong("maximum", value, value, other);
    }

    @Test
    void aLongTextIsCutAndItsLastCharacterRaised() {
        String min = "a".repeat(64);
        String max = "a".repeat(63) + "b";
        assertEquals(List.of(), faults(LONG, min, max));
        assertEquals(List.of(), faults(LONG, LONG, LONG));
        assertWrong("minimum", LONG, "a".repeat(50), max);
        assertWrong("minimum", LONG, max, max);
        assertWrong("maximum", LONG, min, "b");
        assertWrong("maximum", LONG, min, min);
    }

    /// Parquet's order is that of bytes, and UTF-16 has another one.
    @Test
    void textsAreOrderedByTheirBytes() {
        ValueOrder order = ValueOrder.TEXT;
        assertEquals(-1, Integer.signum(order.compare(ValueOrder.bytes("\uffee"), ValueOrder.bytes("\ud83d\ude00"))));
        assertEquals(-1, Integer.signum(order.compare(ValueOrder.bytes("a"), ValueOrder.bytes("ab"))));
        assertEquals(0, order.compare(ValueOrder.bytes("ab"), ValueOrder.bytes("ab")));
    }
}
