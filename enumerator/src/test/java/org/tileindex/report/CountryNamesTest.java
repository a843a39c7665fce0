package org.tileindex.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CountryNamesTest {
    @Test
    void everyCountryHasAName() {
        Map<String, String> names = CountryNames.all();
        assertEquals(Set.of(Locale.getISOCountries()), names.keySet());
        assertEquals("Brazil", names.get("BR"));
        assertEquals("Côte d’Ivoire", names.get("CI"));
    }
}
