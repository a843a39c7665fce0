package org.tileindex.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tileindex.plan.SelectedZones;
import org.tileindex.plan.ZoneRemarks;
import org.tileindex.zone.ZoneExtent;
import org.tileindex.zone.ZoneIds;

/// A selection comes back as it was, and bytes that are none are as good as absent.
class SelectionEntryTest {
    private static SelectedZones selection() {
        SortedMap<String, ZoneExtent> extents = new TreeMap<>(ZoneIds::compare);
        extents.put("\uD83C\uDF33", new ZoneExtent(-180, -90, 180, 90, 64_800, 1e-300, Integer.MAX_VALUE));
        extents.put("\uFB01", new ZoneExtent(0.1, 0.2, 0.30000000000000004, 0.4, 0.04, 0.8, 5));
        extents.put("", new ZoneExtent(1, 2, 3, 4, 5, 6, 7));
        return new SelectedZones(
                extents, new ZoneRemarks(List.of("XK", "-99"), 3, List.of(), List.of("a line is left out")));
    }

    @Test
    void selectionComesBackAsItWas() {
        SelectedZones parsed =
                SelectionEntry.parse(SelectionEntry.toBytes(selection())).orElseThrow();
        assertEquals(selection(), parsed);
        assertEquals(
                List.of("", "\uFB01", "\uD83C\uDF33"),
                List.copyOf(parsed.extents().keySet()));
    }

    @Test
    void bytesThatAreNoSelectionAreAsGoodAsAbsent() {
        byte[] bytes = SelectionEntry.toBytes(selection());
        for (int length = 0; length < bytes.length; length++) {
            assertEquals(Optional.empty(), SelectionEntry.parse(Arrays.copyOf(bytes, length)), length + " bytes");
        }
        assertEquals(Optional.empty(), SelectionEntry.parse(Arrays.copyOf(bytes, bytes.length + 1)));
        bytes[4] = 0x7f;
        assertEquals(Optional.empty(), SelectionEntry.parse(bytes), "an id longer than memory");
    }
}
