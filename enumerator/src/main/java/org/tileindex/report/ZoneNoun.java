package org.tileindex.report;

import org.tileindex.zone.ZoneIds;

/// The word for what a run enumerates: countries, or zones where ids are not those of countries.
public enum ZoneNoun {
    COUNTRY("country", "countries"),
    ZONE("zone", "zones");

    private final String one;
    private final String many;

    ZoneNoun(String one, String many) {
        this.one = one;
        this.many = many;
    }

    /// The word for zones with such ids.
    public static ZoneNoun of(ZoneIds ids) {
        return ids == ZoneIds.ISO ? COUNTRY : ZONE;
    }

    /// The singular.
    public String one() {
        return one;
    }

    /// The plural.
    public String many() {
        return many;
    }

    /// A number of them: `1 country`, `238 countries`.
    public String count(long number) {
        return Figures.count(number, one, many);
    }
}
