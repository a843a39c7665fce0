package org.tileindex.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IsoCountriesTest {
    @Test
    void alpha3AndNumericCodesAreTranslated() {
        for (String code : List.of("CH", "CHE", "756")) {
            assertEquals(Optional.of("CH"), IsoCountries.alpha2(code));
        }
        for (String code : List.of("4", "04", "004", "AFG")) {
            assertEquals(Optional.of("AF"), IsoCountries.alpha2(code));
        }
        for (String code : List.of("", "XK", "XKX", "Z02", "-99", "CN-TW", "0", "999", "ch", "che", " CH")) {
            assertEquals(Optional.empty(), IsoCountries.alpha2(code));
        }
    }

    @Test
    void everyCountryHasOneNumericCode() {
        Set<String> found = new HashSet<>();
        for (int number = 0; number < 1000; number++) {
            IsoCountries.alpha2("%03d".formatted(number)).ifPresent(found::add);
        }
        assertEquals(Set.copyOf(List.of(Locale.getISOCountries())), found);
    }
}
