package org.tileindex.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// A made-up cadastre: quadrilaterals that share their crooked sides, in a square of 2 by 2 degrees. Among them are
/// parcels too small for a cell, and ids that sort otherwise as UTF-16 than as UTF-8.
final class Parcels {
    /// The attribute of the ids.
    static final String FIELD = "parcel";

    private static final double WEST = 7;
    private static final double SOUTH = 46;
    private static final double SIDE = 2;
    private static final long SEED = 20261126;

    /// Long, escaped, above and below the surrogates.
    private static final List<String> ODD_IDS =
            List.of("\uD83C\uDF33 wood", "\uFB01eld", "a/b c*", "x".repeat(300), "Ötztal", "zone=1", "~");

    private Parcels() {}

    /// Writes one feature per line.
    ///
    /// @param perSide the square root of the number of parcels
    static Path write(Path file, int perSide) throws IOException {
        Random random = new Random(SEED);
        double[][] lon = new double[perSide + 1][perSide + 1];
        double[][] lat = new double[perSide + 1][perSide + 1];
        double step = SIDE / perSide;
        for (int i = 0; i <= perSide; i++) {
            for (int j = 0; j <= perSide; j++) {
                lon[i][j] = WEST + (i + jitter(i, perSide, random)) * step;
                lat[i][j] = SOUTH + (j + jitter(j, perSide, random)) * step;
            }
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < perSide; i++) {
            for (int j = 0; j < perSide; j++) {
                int number = i * perSide + j;
                String id = number < ODD_IDS.size() ? ODD_IDS.get(number) : "parcel-" + random.nextInt() + "-" + number;
                lines.add(feature(
                        id,
                        new double[] {lon[i][j], lon[i + 1][j], lon[i + 1][j + 1], lon[i][j + 1], lon[i][j]},
                        new double[] {lat[i][j], lat[i + 1][j], lat[i + 1][j + 1], lat[i][j + 1], lat[i][j]}));
            }
        }
        lines.add(feature("speck", new double[] {8.00001, 8.00002, 8.00002, 8.00001}, new double[] {
            47.00001, 47.00001, 47.00002, 47.00001
        }));
        lines.add(feature("large", new double[] {WEST, WEST + 1.5, WEST + SIDE, WEST}, new double[] {
            SOUTH, SOUTH + SIDE, SOUTH, SOUTH
        }));
        return Files.write(file, lines);
    }

    private static double jitter(int i, int perSide, Random random) {
        double shift = 0.6 * (random.nextDouble() - 0.5);
        return i == 0 || i == perSide ? 0 : shift;
    }

    private static String feature(String id, double[] lon, double[] lat) {
        StringBuilder ring = new StringBuilder();
        for (int i = 0; i < lon.length; i++) {
            ring.append(String.format(Locale.ROOT, "%s[%.9f,%.9f]", i == 0 ? "" : ",", lon[i], lat[i]));
        }
        return ("{\"type\":\"Feature\",\"properties\":{\"%s\":\"%s\"},"
                        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[%s]]}}")
                .formatted(FIELD, id, ring);
    }
}
