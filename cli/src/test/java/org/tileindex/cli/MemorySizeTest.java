package org.tileindex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/// Sizes as people write them.
class MemorySizeTest {
    private final MemorySize sizes = new MemorySize();

    @ParameterizedTest
    @CsvSource({
        "16m, 16777216",
        "512M, 536870912",
        "2g, 2147483648",
        "1t, 1099511627776",
        "16384k, 16777216",
        "16777216, 16777216",
        "' 1g ', 1073741824"
    })
    void aNumberAndAUnit(String text, long bytes) {
        assertEquals(bytes, sizes.convert(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "g", "much", "-1g", "1.5g", "1gb", "0x10m", "1 g"})
    void whatIsNoSize(String text) {
        assertRefused(text, "is not a size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "16777215", "16383k", "15m", "16"})
    void tooSmall(String text) {
        assertRefused(text, "at least 16m");
    }

    @Test
    void aCacheMayBeSmaller() {
        MemorySize.OfCache caches = new MemorySize.OfCache();
        assertEquals(1 << 20, caches.convert("1m"));
        String message = String.valueOf(assertThrows(TypeConversionException.class, () -> caches.convert("1023k"))
                .getMessage());
        assertTrue(message.contains("at least 1m"), message);
    }

    @Test
    void moreThanALongHolds() {
        assertEquals(8_388_607L << 40, sizes.convert("8388607t"));
        assertRefused("8388608t", "too large");
    }

    private void assertRefused(String text, String why) {
        String message = String.valueOf(assertThrows(TypeConversionException.class, () -> sizes.convert(text))
                .getMessage());
        assertTrue(message.contains(why) && message.contains("'" + text + "'"), message);
    }
}
