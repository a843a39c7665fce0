package org.tileindex.spark.job;

import java.util.ArrayList;
import java.util.List;

/// Command lines for tests.
final class Jobs {
    /// Large, many islands, enclaves, the antimeridian.
    static final String COUNTRIES = "RU,FJ,NZ,LS,ZA,CH,IT,MV,CL,NO,KI,US";

    private Jobs() {}

    /// `enumerate` of the countries on a grid.
    static List<String> enumerate(String grid, String... more) {
        List<String> words = new ArrayList<>(List.of("enumerate", "--grid", grid, "--countries", COUNTRIES));
        words.addAll(List.of(more));
        return words;
    }
}
