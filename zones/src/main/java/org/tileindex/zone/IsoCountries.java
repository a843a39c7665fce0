package org.tileindex.zone;

import java.util.Locale;
import java.util.Set;

/// The ISO 3166-1 alpha-2 codes that the JDK knows.
public final class IsoCountries {
    private static final Set<String> ALPHA2 = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private IsoCountries() {}

    public static boolean contains(String code) {
        return ALPHA2.contains(code);
    }

    /// The source of the table, for the report.
    public static String source() {
        return "java.util.Locale of JDK " + Runtime.version();
    }

    /// All codes in ascending order, joined by commas; the input of the table's digest.
    public static String canonical() {
        return String.join(",", ALPHA2.stream().sorted().toList());
    }
}
