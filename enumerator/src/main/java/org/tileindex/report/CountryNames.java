package org.tileindex.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// English names of countries by ISO 3166-1 alpha-2 code: those of the Unicode CLDR, as `java.util.Locale` of JDK 25
/// has them. A file has them in a millisecond; the JDK takes a tenth of a second for the first one.
final class CountryNames {
    private static final String RESOURCE = "country-names.txt";
    private static final int CODE = 2;

    private CountryNames() {}

    /// The names by code.
    static Map<String, String> all() {
        Map<String, String> names = new HashMap<>();
        try (InputStream in = CountryNames.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + RESOURCE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.lines().forEach(line -> names.put(line.substring(0, CODE), line.substring(CODE + 1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
