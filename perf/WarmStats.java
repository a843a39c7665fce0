import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs the same command line of `stats` again and again in one JVM, and prints wall and CPU seconds of each run and
/// their medians. See bench/stats.sh.
final class WarmStats {
    public static void main(String[] args) throws Exception {
        int warmUp = Integer.parseInt(args[0]);
        int runs = Integer.parseInt(args[1]);
        Path out = Files.createTempFile("warm", ".parquet");
        List<String> command = new ArrayList<>(List.of("stats", "--out", out.toString(), "--progress", "none"));
        command.addAll(Arrays.asList(args).subList(2, args.length));
        List<double[]> done = new ArrayList<>();
        try {
            for (int i = -warmUp; i < runs; i++) {
                double[] seconds = WarmRuns.time(command);
                System.out.printf("%s %.3f s wall, %.3f s cpu%n", i < 0 ? "warm-up" : "run", seconds[0], seconds[1]);
                if (i >= 0) {
                    done.add(seconds);
                }
            }
        } finally {
            Files.deleteIfExists(out);
        }
        System.out.printf(
                "median of %d: %.3f s wall, %.3f s cpu%n",
                runs,
                WarmRuns.median(done.stream().map(seconds -> seconds[0]).toList()),
                WarmRuns.median(done.stream().map(seconds -> seconds[1]).toList()));
    }
}
