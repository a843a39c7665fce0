import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/// Writes a made-up cadastre as GeoJSON, one feature per line: quadrilaterals that share their crooked sides and fill a
/// square of four degrees in the Alps. See perf/parcels.sh.
final class Parcels {
    private static final double WEST = 6;
    private static final double SOUTH = 45;
    private static final double SIDE = 4;

    public static void main(String[] args) throws IOException {
        int parcels = Integer.parseInt(args[0]);
        int perSide = (int) Math.ceil(Math.sqrt(parcels));
        double[][][] corners = corners(perSide);
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]))) {
            for (int i = 0; i < parcels; i++) {
                out.write(feature(i, corners, i % perSide, i / perSide));
            }
        }
    }

    /// Longitude and latitude of each corner; those on the sides of the square stay there.
    private static double[][][] corners(int perSide) {
        Random random = new Random(7);
        double[][][] corners = new double[perSide + 1][perSide + 1][];
        for (int col = 0; col <= perSide; col++) {
            for (int row = 0; row <= perSide; row++) {
                double east = (col + shift(col, perSide, random)) / perSide;
                double north = (row + shift(row, perSide, random)) / perSide;
                corners[col][row] = new double[] {WEST + SIDE * east, SOUTH + SIDE * north};
            }
        }
        return corners;
    }

    private static double shift(int line, int lines, Random random) {
        double shift = 0.6 * (random.nextDouble() - 0.5);
        return line == 0 || line == lines ? 0 : shift;
    }

    private static String feature(int number, double[][][] corners, int col, int row) {
        StringBuilder ring = new StringBuilder();
        int[][] order = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
        for (int[] step : order) {
            double[] corner = corners[col + step[0]][row + step[1]];
            ring.append(String.format(Locale.ROOT, "%s[%.9f,%.9f]", ring.isEmpty() ? "" : ",", corner[0], corner[1]));
        }
        return """
                {"type":"Feature","properties":{"parcel":"P-%07d"},\
                "geometry":{"type":"Polygon","coordinates":[[%s]]}}
                """.formatted(number, ring);
    }
}
