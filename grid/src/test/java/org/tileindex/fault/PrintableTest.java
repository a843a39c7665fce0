package org.tileindex.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void controlAndDirectionCharactersAreEscaped() {
        assertEquals("\\u001b[31mred\\u0007\\u0000\\u009b", Printable.of("\u001b[31mred\u0007\0\u009b"));
        assertEquals("a\\u202eb\\u2028", Printable.of("a\u202eb\u2028"));
        assertEquals("Ж日é 𝒳", Printable.of("Ж日é 𝒳"));
        TileIndexException e = TileIndexException.inZone(ErrorCode.E001_GEO_INVALID, "\u001bZ", "bad", "Mend it.");
        assertEquals("zone \\u001bZ: bad. Mend it.", e.getMessage());
    }

    @Test
    void listsNameUpToTwentyAndTheNumberOfOthers() {
        List<String> ids = IntStream.range(10, 35).mapToObj(Integer::toString).toList();
        assertEquals("10, 11", Printable.list(ids.subList(0, 2)));
        String list = Printable.list(ids);
        assertTrue(list.endsWith("29 and 5 more"), list);
        String long1 = "日".repeat(100);
        String longs = Printable.list(Collections.nCopies(25, long1));
        assertTrue(longs.length() < 120 && longs.endsWith(" more"), longs);
        assertFalse(longs.contains(long1), longs);
    }

    @Test
    void shortenedTextHasNoHalfOfAnEscapeOrAPair() {
        assertEquals("\\u0007".repeat(10) + "…", Printable.id("\u0007".repeat(11)));
        assertEquals("a".repeat(59) + "…", Printable.id("a".repeat(59) + "𝒳"));
        assertEquals("a".repeat(58) + "𝒳", Printable.id("a".repeat(58) + "𝒳"));
        assertEquals("a".repeat(120) + "…", Printable.detail("a".repeat(121) + "\nb"));
    }
}
